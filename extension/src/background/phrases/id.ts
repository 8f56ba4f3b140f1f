import { LATIN, type Language } from "./phrases";

const machine = "(perangkat|peranti|browser|peramban|komputer|ponsel|hp|telepon|laptop|tablet|gawai)";
const secret = "(kode|kata sandi|sandi|password|verifikasi|otp|login|masuk|autentikasi|otentikasi)";
const next = "(lain kali|berikutnya|selanjutnya|mulai sekarang|ke depannya|setiap (kunjungan|kali)|mendatang)";
const later = `(${next}|${machine})`;

export const id: Language = {
  tag: "id",
  script: LATIN,
  rows: `
n (jangan|tidak) > (keluarkan|logout|log keluar|keluar)
n (jangan|tidak|lewati) > (tanya~|minta~|verifikasi|tanyakan|memerlukan) > (perangkat|peranti|browser|peramban|komputer|hari)
i (komputer|perangkat|peranti) (umum|bersama|publik|awam)
i (jangan|tidak) (ingat~|simpan~|percaya~)
c (ingat~|simpan~) > (kata sandi|kata laluan|password|sandi|info(rmasi)? (login|masuk)|data login)
c (ingat|simpan) (info|informasi|data) (saya|ini)(?= $)
v nama~|pengguna|username|e ?mail|alamat|nomor|nombor|kartu|kad|pilihan~|bahasa|pencarian|carian|preferensi|pengaturan|tetapan|cookies?|kuki|buletin|newsletter|penawaran|promo~|berita|syarat|ketentuan|terma|pembayaran|tampilkan|tunjukkan|notifikasi|id|(masuk|login) (ke |di )?aplikasi
u (ingat~|simpan~) > (nama~|pengguna|username|e ?mail|alamat|nomor|id)
s (ingat~|mengingat) (saya|aku|akun ini|login|masuk|sesi)(?! nama)
s (tetap|biarkan|biar|kekal|terus|selalu|pertahankan|jaga) > (masuk|login|log masuk|log in|terhubung|sesi|daftar masuk)
s (login|masuk|log masuk) (otomatis|automatik|secara (otomatis|automatik)|selalu)|otomatis (masuk|login)
s (ingat~|simpan~|kenali) > (perangkat|peranti|browser|peramban|komputer|sesi|login)
s (percaya~|percayakan) > (perangkat|peranti|browser|peramban|komputer)
s (perangkat|peranti|komputer) (ini )?(adalah )?(tepercaya|terpercaya|dipercaya~|pribadi|peribadi|sendiri|saya)
s (masuk|login|ingat~) > # (hari|jam|minggu|bulan)
n (jangan|tidak|tak) > (tanya|tanyakan|minta|kirim)~ > (lagi|kembali) > ${secret}|(jangan|tidak|tak) > (tanya|tanyakan|minta|kirim)~ > ${secret} > (lagi|kembali|${later})|jangan (tanya|tanyakan|minta) lagi ${secret}
n (lewati|lompati|abaikan) > ${secret} > ${later}|${next} > (tanpa|lewati) > ${secret}|tanpa > ${secret} > (lagi|ulang|${next})
n jangan (akhiri|tutup|putuskan) sesi
v undian|kontes|sertifikat|keputusan|ingatkan saya (dalam|nanti)|langkah ini
s (ingat|simpan|percayai|daftarkan|setujui|kenali) ${machine}
s (masukkan|loginkan) saya > otomatis|otomatis > ${next}
s (ini|apakah ini) (adalah )?${machine} (pribadi |milik )?(anda|saya|kamu)|hanya saya > ${machine}
v komentar~|berkomentar
z sementara
w ingat|ingatkan|simpan|jangan tanya lagi|jangan tanyakan lagi
y ya|ok|oke|lanjutkan|teruskan|terima|izinkan|benarkan|konfirmasi|selalu|tetap
z tidak|jangan|nanti|lain kali|lewati|langkau|batal|tolak|bukan|(hanya )?(sesi|kali) ini( saja)?|sampai > (ditutup|tutup)|selalu tanya|sekali
p masuk|login|log masuk|kata sandi|kata laluan|verifikasi|pengesahan|kode|otentikasi|autentikasi
o detik|kedaluwarsa|berakhir|tidak aktif|pengaturan|tetapan|pembayaran|filter|penapis|hapus|kelola
`,
};
