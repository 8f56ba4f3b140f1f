import { LATIN, type Language } from "./phrases";

const machine = "(eszköz~|böngésző~|számítógép~|gép~|telefon~|laptop~|mobil~|táblagép~|pc)";
const secret = "(kód~|jelszó~|jelszav~|ellenőrzés~|hitelesítés~|azonosítás~|bejelentkezés~|belépés~|megerősítés~)";
const next = "(legközelebb|következő (alkalommal|látogatás~)|jövőben|mostantól|minden (alkalommal|látogatás~))";
const later = `(${next}|${machine})`;

export const hu: Language = {
  tag: "hu",
  script: LATIN,
  final: true,
  rows: `
n ne (jelentkeztessen|jelentkeztess|léptess|léptessen|lépjek|jelentkezzek) > ki
n (ne|nem) > (kérd~|kérj~|kérje|ellenőriz~|kérdez~) > (${machine}|nap~)
n (${machine}|gépen) > (ne|nem) > (kérd~|kérj~|kérje|ellenőriz~)
n ne > (feladvány~|ellenőrz~|kihívás~|kérdés~) > (${machine}|nap~)
i (nyilvános|közös|megosztott|más) ${machine}
i ne (jegyezz~|jegyezd|mentse~|mentsd|emlékezz~|maradjak)
c (jelszó~|jelszavam~|belépési adat~|bejelentkezési adat~) > (megjegyz~|megjegyez~|mentés~|tárolás~)
c (jegyezd|jegyezze|mentsd|mentse|tárold) > (jelszó~|jelszav~|adatok~|adataim~)
c (adataim|adatok|adataimat) (megjegyzése|mentése|megőrzése|megjegyzés)(?= $)
t (munkamenet|bejelentkezés) (hossza|időtartama)
v ~nev|~nevet|~nevem~|felhasználónév|e ?mail~|~cím~|~szám|~számot|kártya~|választás~|nyelv~|keresés~|beállítás~|cookie~|süti~|hírlevél~|ajánlat~|feltétel~|fizetés~|mutas~|megjelenít~|értesít~|azonosító~|az alkalmazásban
u (emlékezz~|emlékezzen|jegyezd|jegyezze|megjegyz~|megjegyez~|mentés~|mentse) > (~nev|~nevet|~nevem~|felhasználónev~|e ?mail~|~cím~|azonosító~)|(~nev~|felhasználónév|e ?mail cím~|azonosító~) > (megjegyz~|megjegyez~|mentés~)
s (emlékezz~|emlékezzen|emlékez~|jegyezz~|jegyezzen|ismerj~) > (rám|meg|engem|fel)
s (maradj~|maradok|maradni|tarts~|tartson|hagyj~) > (bejelentkez~|belépve|bejelentkezve)
s (bejelentkezve|belépve) (marad~|maradás|tart~|hagy~)
s (állandó|automatikus|tartós) (bejelentkez~|belép~)
s (automatikusan|következő alkalommal|legközelebb) > (bejelentkez~|belép~)
s (bejelentkezés|belépés|munkamenet|eszköz|böngésző|számítógép|gép)~ > (megjegyz~|megjegyez~|megőrz~|fenntart~|mentés~|megbíz~)
s (megbíz~|bíz~) > ${machine}
s (megbízható|saját|privát|személyes) ${machine}
s (bejelentkezve|emlékezz~|jegyezz~|belépve) > # (nap~|hét~|óra~|hónap~)
s # (nap~|hét~|óra~|hónap~) > (bejelentkezve|belépve|megjegyz~)
s (bejelentkezve|belépve) (szeretn~|kíván~|akar~) > marad~
n (ne|nem) > (kér~|kérd~|küld~) > (többé|többet|újra|ismét) > ${secret}|(ne|nem) > (kér~|kérd~) > ${secret} > (többé|újra|ismét)
n ${next} > ${secret} > (nélkül|kihagy~)|${secret} > (kihagyás~|átugrás~|mellőz~) > ${later}|(újbóli|ismételt|újabb) ${secret} nélkül
n ne > (zár|fejez|szakít)~ > munkamenet~
v sorsolás~|nyereményjáték~|tanúsítvány~|döntés~|emlékeztes~|lépés~
v kedvezményezett~|átutalás~|utalás~
s (hagyj|hagyjon|tarts|tartson)~ > (bejelentkezve|belépve)
s (jegyez|emlékez|mentse|regisztrál|engedélyez)~ > (ezt a |ez a |ezt az |meg )*${machine}
s ez (az |a )?(ön |te )?saját ${machine}|csak én > ${machine}
v hozzászól~
z (egyszeri|ideiglenes)
w megjegyzés|megjegyez|jegyezd meg|emlékezz|ne kérdezd újra|ne kérdezze újra
y igen|ok|rendben|folytat~|elfogad~|engedélyez~|megerősít~|mindig|maradj~
z nem|soha|később|kihagy~|mégse|mégsem|elutasít~|ne|(csak )?(erre a|ez a|ezt az?) (munkamenet~|alkal~)|(csak )?most|egyszer|bezárás~|mindig kérdezz~|ki
p bejelentkez~|belép~|jelszó~|ellenőrz~|azonosít~|hitelesít~|kód
o másodperc~|lejár~|inaktív~|tétlen~|beállítás~|fizetés~|szűr~|eltávolít~|törl~|kezelés~
`,
};
