import { LATIN, type Language } from "./phrases";

const machine = "(cihaz~|brauzer~|kompüter~|telefon~|noutbuk~|planşet~)";
const secret = "(kod~|şifrə~|parol~|təsdiq~|doğrulama~|giriş~)";
const next = "(növbəti dəfə~|gələn dəfə~|bundan sonra|gələcəkdə|hər (dəfə|ziyarət)~)";

export const az: Language = {
  tag: "az",
  script: LATIN,
  final: true,
  rows: `
n çıxış (etmə|eləmə)~|(sistemdən |hesabdan )?çıxma
n (cihaz~|brauzer~|kompüter~|gün|növbəti dəfə) > (soruşma|soruşmayın|istəmə|istəməyin|tələb etmə~)
i (ictimai|ümumi|ortaq|paylaşılan|başqasının) (kompüter~|cihaz~)
i (xatırlama|yadda saxlama|saxlama|etibar etmə)~
c (şifrə|parol|giriş məlumat)~ > (xatırla|yadda saxla|saxla|yadda saxlayın|xatırlayın)
v göstər~|bildiriş~|istifadəçi ad~|adımı|adını|e ?(poçt|mail)~|email~|ünvan~|nömrə~|kart~|seçim~|dil|dili|axtarış~|parametr~|kuki~|cookie~|bülleten~|xəbər~|kampaniya~|təklif~|şərt~|ödəniş~|id
u (istifadəçi ad~|adımı|adını|e ?(poçt|mail)~|email~|nömrə~|id) > (xatırla|yadda saxla|saxla)~
s məni > (xatırla|yadda saxla|unutma|tanı|xatırlayın|yadda saxlayın)
s (cihaz~|brauzer~|kompüter~|sessiya~|girişi) > (xatırla|yadda saxla|etibar et|tanı|xatırlayın|yadda saxlayın|etibar edin)
s (daxil olmuş|sistemdə|hesabda|sessiyada|onlayn|qoşulu|daxil) > (qal|qalım|qalmaq|qalın|saxla|saxlayın|qalsın)
s sessiya~ > (açıq|aktiv|davam)
s avtomatik (olaraq )?(giriş~|daxil~|qoşul~)
s (etibarlı|şəxsi|öz|mənim) (cihaz~|kompüter~|brauzer~)
s # (gün|saat|həftə|ay) > (xatırla|yadda saxla|etibar)~
n (bir daha|yenidən|təkrar|artıq) > ${secret} > (soruşma|istəmə|tələb etmə|göndərmə)~|${secret} > (bir daha|yenidən|təkrar|artıq) (soruşma|istəmə|tələb etmə)~
n ${next} > ${secret} > (keç|ötür|soruşma|istəmə)~|${secret} > (${machine}|${next}) > (keç|ötür)~|${next} > (şifrəsiz|parolsuz|kodsuz)|${machine} > ${secret} > (soruşma|istəmə|tələb etmə|olmadan)~
n sessiya~ > (bitirmə|bağlama|sonlandırma)~
i (başqaları|digər istifadəçilər|başqa şəxslər) > ${machine}
t sessiya~ müddəti
v lotereya~|müsabiqə~|sertifikat~|qərar~|xatırlat~|alıcı~|köçürmə~
s ${machine} > (qeydiyyatdan keçir|təsdiqlə|əlavə et|güvən|inan)~
s bu (mənim |sizin |öz )+(şəxsi )?${machine}|(yalnız|tək) mən > ${machine}|${machine} > (yalnız|tək) mən
s ${next} > avtomatik|həmişə (avtomatik )?(daxil|giriş)~|məni > (sistemdə|hesabda|daxildə) (saxla|qoy|burax)~
w xatırla|yadda saxla|bir daha soruşma|yenidən soruşma|unutma
y bəli|hə|ok|davam|qəbul|icazə|təsdiq~|həmişə|etibar|qal
z xeyr|yox|indi yox|heç vaxt|sonra|keç|ləğv|imtina|(yalnız |sadəcə )?bu (sessiya|dəfə)~|həmişə soruş
p giriş|daxil ol~|şifrə~|parol~|təsdiq~|kod~
o bit~|vaxt~ aşım~|aktiv deyil|parametrlər|tənzimləmələr|ödəniş|filtr~
`,
};
