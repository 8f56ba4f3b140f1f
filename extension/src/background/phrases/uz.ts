import { LATIN, type Language } from "./phrases";

const machine = "(qurilma~|brauzer~|kompyuter~|telefon~|noutbuk~|planshet~)";
const secret = "(kod~|parol~|tasdiq~|tekshir~|kirish~)";
const next = "(keyingi safar~|bundan buyon|kelajakda|har (safar|gal)~|har bir tashrif~)";

export const uz: Language = {
  tag: "uz",
  script: LATIN,
  final: true,
  rows: `
n (chiqib ketmaslik|chiqmaslik|chiqarmaslik|chiqarma|chiqarib yuborma~)
n (qurilma~|brauzer~|kompyuter~|kun|keyingi safar) > (so ramas~|so rama~|talab qilma~|so ralmasin)
i (umumiy|ommaviy|begona|jamoat) (kompyuter~|qurilma~)
i (eslab qolma~|saqlama~|ishonma~)
c (parol~|kirish ma lumot~) > (eslab qol~|saqla~)
v ism~|nomi|nomini|login~|e ?mail~|pochta~|manzil~|raqam~|karta~|tanlov~|til|tilni|qidiruv~|sozlama~|cookie~|yangilik~|shart~|to lov~|ko rsat~|bildirishnoma~|id
u (ism~|nomi|nomini|login~|e ?mail~|pochta~|raqam~) > (eslab qol~|saqla~)
s meni > (eslab qol~|eslab tur~|tanib ol~|yodda saqla~)
s (qurilma~|brauzer~|kompyuter~|seans~|kirishni) > (eslab qol~|ishon~|yodda saqla~)
s (tizimda|hisobda|akkauntda) > (qol|qolish|qoling|qolay|qoldir~)
s avtomatik (ravishda )?kir~
s (ishonchli|shaxsiy|mening) (qurilma~|kompyuter~|brauzer~)
s # (kun|soat|hafta|oy) > (eslab qol~|tizimda)
s kirgan (deb|holda|holatda) > (eslab|saqla~|qol~)
n (boshqa|qayta|yana) > ${secret} > (so rama|talab qilma|yuborma)~|${secret} > (boshqa|qayta|yana) (so rama|talab qilma)~|${machine} > ${secret} > (so rama|talab qilma)~
n ${next} > ${secret} > (o tkazib|so rama|siz)~|${secret} > (${machine}|${next}) > o tkazib~|${next} > (parolsiz|kodsiz)
n seans~ > (tugatma|yopma|yakunlama)~
i (boshqalar|boshqa odamlar) > ${machine}
v lotereya~|tanlov~ ishtirok|sertifikat~|qaror~|eslat~|oluvchi~|o tkazma~
s ${machine} > (ro yxatdan o tkaz|tasdiqla|qo sh|eslab|tani)~
s bu (mening |sizning |shaxsiy )+${machine}|faqat men > ${machine}
s ${next} > avtomatik|seans~ > (ochiq|faol|davom)
w eslab (qol|qolish|qoling)|qayta so ramaslik|boshqa so ramaslik
y ha|ok|davom|qabul|ruxsat|tasdiq~|doim
z yo q|hech qachon|keyin~|o tkaz~|bekor|rad|(faqat )?(shu|bu) (seans|safar)~
p kirish|parol~|tasdiq~|kod~
o tuga~|faol emas|sozlamalar|to lov~|filtr~
`,
};
