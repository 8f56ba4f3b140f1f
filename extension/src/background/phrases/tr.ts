import { LATIN, type Language } from "./phrases";

const machine = "(cihaz~|tarayıcı~|bilgisayar~|telefon~|laptop~|dizüstü~|tablet~|makine~|pc)";
const secret = "(kod~|şifre~|parola~|doğrulama~|giriş~|onay kod~|iki adım~)";
const next = "(bir dahaki (sefere?)|gelecek sefer|sonraki (sefer|ziyaret|giriş)~|bundan sonra|gelecekte|her ziyarette?|her seferinde)";
const later = `(${next}|${machine})`;

export const tr: Language = {
  tag: "tr",
  script: LATIN,
  final: true,
  rows: `
n oturum(u|umu) kapatma|çıkış yapma
n (${machine}|gün) > (sorma|isteme|sorulmasın)
n (tekrar|bir daha) > (sorma|isteme) > ${machine}
i (ortak|halka açık|herkese açık|paylaşılan) > ${machine}
i (hatırlama|kaydetme|saklama|güvenme)|(açık|bağlı|oturumda) (tutma|bırakma|kalma|kalmasın)
c (şifre~|parola~|giriş bilgi~) > (hatırla|hatırlat|kaydet~|sakla)
c (bilgilerimi|bu bilgileri|verilerimi) (hatırla|kaydet|sakla)(?= $)
t oturum(un)? (süresi|açık kalma süresi)|oturumda kalma süresi
v göster~|bildirim~|uygulama~|yanıt~|son|kullanıcı ad~|adımı|adını|e ?posta~|adres~|numara~|kart~|seçim~|tercih~|dil|dili|dilimi|arama~|çerez~|bülten~|haber~|kampanya~|koşul~|ödeme~|kimlik~
s beni > (hatırla|unutma|tanı|anımsa)
s (${machine}|oturum~|giriş~) > (hatırla|güven~|kaydet|anımsa|hatırlansın)
s oturum~ > (açık|sürdür~|devam)
s (açık|oturumda|bağlı) (kal|tut|kalsın)
s (giriş|oturum)~ (yapmış |açmış )?(olarak )?(kal|tut)~
s (oturumu|beni|hesabımı|hesabı) > (açık|bağlı|oturumda|girişte) (tut|bırak|kalsın|kal)~
s (beni|cihazı|tarayıcıyı|bilgisayarı) (tanı|hatırla)
s (şahsi|kişisel|kendi|özel) ${machine}
s otomatik (giriş~|oturum~|bağlan~)
s güven~ (bir )?${machine}
s # (gün|saat|hafta|ay) > (hatırla|açık|güven)~
n (bir daha|tekrar|yeniden|artık) > ${secret} > (sorma|isteme|sorulmasın|istenmesin|yapılmasın|gerekmesin)|(bir daha|tekrar|artık|yeniden) (sorulmasın|istenmesin)
n ${next} > ${secret} > (atla|geç|sorma|isteme)|${secret} > ${later} > (atla|geç)|${next} > (şifresiz|parolasız|kodsuz)|(yeniden|tekrar) > ${secret} (olmadan|yapmadan)
n oturum(u|umu) (sonlandırma|bitirme)
v çekiliş~|yarışma~|sertifika~|karar~|sonra hatırlat
v alıcı~|havale~|transfer~|para çek~
s beni (girişte|oturumda|içeride) (bırak|tut)
s ${machine} > (hatırla|kaydet|tanı|güven)
s (${next}|her zaman) otomatik (giriş|oturum|bağlan)~
s (bu|bu benim) (kendi )?${machine} (size|bana|benim|sizin) (mi )?(ait)?|(yalnızca|sadece) ben > ${machine}|${machine} > (yalnızca|sadece) ben
v yorum~
z tek (seferlik|kullanımlık)|geçici
w hatırla|anımsa|bir daha sorma|tekrar sorma|unutma
p giriş|oturum aç~|şifre~|parola~|doğrula~|kod~
o sona er~|zaman aşımı|hareketsiz~|ayarlar~|tercihler~|ödeme|filtre~|yararlı|faydalı|anket|saniye~|kaldır~|sil|silinsin|yönet~
u (kullanıcı ad~|adımı|adını|e ?posta~|numara~|kimlik~|id) > (hatırla|kaydet|sakla|anımsa)~
y evet|tamam|devam|kabul|izin ver|onayla|her zaman|güven|hatırla|kaydet
z hayır|şimdi değil|asla|daha sonra|atla|vazgeç|iptal|reddet|(sadece |yalnızca )*bu (oturum|sefer|kez)~|oturum|bir kez~|her zaman sor|her seferinde sor|kapalı
`,
};
