import { LATIN, type Language } from "./phrases";

export const hu: Language = {
  tag: "hu",
  script: LATIN,
  final: true,
  rows: `
n ne (jelentkeztessen|jelentkeztess|léptess|léptessen|lépjek|jelentkezzek) > ki
n (ne|nem) > (kérd~|kérj~|kérje|ellenőriz~|kérdez~) > (eszköz~|böngésző~|számítógép~|gép~|nap~)
n (eszköz~|böngésző~|számítógép~|gépen) > (ne|nem) > (kérd~|kérj~|kérje|ellenőriz~)
n ne > (feladvány~|ellenőrz~|kihívás~|kérdés~) > (eszköz~|böngésző~|számítógép~|gép~|nap~)
i (nyilvános|közös|megosztott|más) (számítógép~|gép~|eszköz~)
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
s (megbíz~|bíz~) > (eszköz~|böngésző~|számítógép~|gép~)
s (megbízható|saját|privát|személyes) (eszköz~|számítógép~|gép~|böngésző~)
s (bejelentkezve|emlékezz~|jegyezz~|belépve) > # (nap~|hét~|óra~|hónap~)
s # (nap~|hét~|óra~|hónap~) > (bejelentkezve|belépve|megjegyz~)
s (bejelentkezve|belépve) (szeretn~|kíván~|akar~) > marad~
w megjegyzés|megjegyez|jegyezd meg|emlékezz|ne kérdezd újra|ne kérdezze újra
y igen|ok|rendben|folytat~|elfogad~|engedélyez~|megerősít~|mindig|maradj~
z nem|soha|később|kihagy~|mégse|mégsem|elutasít~|ne|(csak )?(erre a|ez a|ezt az?) (munkamenet~|alkal~)|(csak )?most|egyszer|bezárás~|mindig kérdezz~|ki
p bejelentkez~|belép~|jelszó~|ellenőrz~|azonosít~|hitelesít~|kód
o másodperc~|lejár~|inaktív~|tétlen~|beállítás~|fizetés~|szűr~|eltávolít~|törl~|kezelés~
`,
};
