import { LATIN, type Language } from "./phrases";

const machine = "(peranti|pelayar|komputer|telefon|laptop|tablet|mesin)";
const secret = "(kod|kata laluan|pengesahan|log masuk|daftar masuk|otp)";
const next = "(lain kali|seterusnya|akan datang|mulai sekarang|setiap (lawatan|kali))";
const later = `(${next}|${machine})`;

export const ms: Language = {
  tag: "ms",
  script: LATIN,
  rows: `
n (jangan|tidak) > (log keluar|daftar keluar|keluarkan)
n (jangan|tidak|tak|langkau) > (tanya~|minta~|sahkan|pengesahan|kod) > (peranti|pelayar|komputer|hari|lain kali|seterusnya)
n (jangan|tidak|tak) (cabar|soal)~ > (peranti|pelayar|komputer|hari)
i (komputer|peranti) (ini )?(awam|umum|kongsi|berkongsi|dikongsi|orang lain)
i (jangan|tidak|tak) (ingat~|simpan~|percaya~|kekal~)
c (ingat~|simpan~) > (kata laluan|katalaluan|password|butiran (log masuk|daftar masuk)|maklumat (log masuk|daftar masuk))
c (ingat|simpan) (maklumat|butiran|data) (saya|ini)(?= $)
v nama~|pengguna|username|e ?mel|e ?mail|alamat|nombor|no|kad|pilihan~|bahasa|carian|keutamaan|tetapan|kuki|cookies?|surat berita|tawaran|promosi|berita|syarat|terma|bayaran|pembayaran|tunjukkan|paparkan|pemberitahuan|id|masuk (ke |dalam )?aplikasi
u (ingat~|simpan~) > (nama~|pengguna|username|e ?mel|e ?mail|alamat|nombor|id)
s (ingat|ingati|ingatkan) (saya|aku|log masuk|daftar masuk|sesi)(?! nama)
s (kekal|kekalkan|terus|teruskan|sentiasa|biarkan|pastikan|tetap) > (log masuk|dilog masuk|daftar masuk|mendaftar masuk|sesi|bersambung)
s (log|daftar) masuk (secara )?(automatik|sentiasa)
s (ingat~|simpan|kenali) > (peranti|pelayar|komputer|sesi)
s (percaya~) > (peranti|pelayar|komputer)
s (peranti|komputer|pelayar) (ini )?(adalah )?(dipercayai|peribadi|persendirian|sendiri|saya)
s (log masuk|daftar masuk|ingat~) > # (hari|jam|minggu|bulan)
n (jangan|tidak|tak) > (tanya|minta|hantar)~ > (lagi|semula) > ${secret}|(jangan|tidak|tak) > (tanya|minta|hantar)~ > ${secret} > (lagi|semula|${later})
n (langkau|abaikan) > ${secret} > ${later}|${next} > (tanpa|langkau) > ${secret}|tanpa > ${secret} > (lagi|semula|${next})
v cabutan|peraduan|sijil|keputusan|langkah ini
s (ingat|simpan|percayai|daftarkan|luluskan|kenali) ${machine}
s (ini|adakah ini) (adalah )?${machine} (peribadi |milik )?(anda|saya)|hanya saya > ${machine}
w ingat|ingatkan|simpan|jangan tanya lagi
y ya|ok|okey|teruskan|terima|benarkan|sahkan|sentiasa|kekal
z tidak|jangan|kemudian|lain kali|langkau|batal|tolak|bukan|(hanya )?(sesi|kali) ini( sahaja)?|sehingga > (ditutup|tutup)|sentiasa tanya|sekali
p log masuk|daftar masuk|kata laluan|pengesahan|kod|pengesah~
o tamat|luput|tidak aktif|tetapan|bayaran|penapis
`,
};
