import { LATIN, type Language } from "./phrases";

export const pl: Language = {
  tag: "pl",
  script: LATIN,
  rows: `
n nie wylogow~
n nie (pytaj|pytać|wymagaj|żądaj|proś|weryfikuj)~ > (urządzeni~|przeglądar~|komputer~|dni|miesięcy|godzin|następnym razem|kolejnym razem)
n (urządzeni~|przeglądar~|komputer~|dni) > nie (pytaj|wymagaj|weryfikuj|pytać)
n nie jest > publiczn~
n nie zadawa~ > (urządzeni~|przeglądar~|komputer~|dni|godzin)|(urządzeni~|przeglądar~|komputer~|dni) > nie (zadawa~|pytaj)
i (publiczn~|wspóln~|współdzielon~|cudz~) (komputer~|urządzeni~)
i (komputer|urządzenie) (publiczn~|współdzielon~|wspóln~)
i nie (zapamięt~|zapisuj~|pamięta~)
c (zapamięta~|zapisz|zachowaj|pamiętaj) > (hasło|hasła|dane (do )?logowania|poświadczenia)
c (zapamięta~|zapisz) (moje |te )dane(?= $)
t czas > (zalogowani~|sesji)|długość sesji
v pokaż|wyświetl~|powiadomi~|aplikacj~|odpowied~|ostatni~|nazw~|e ?mail~|mail~|adres~|numer~|kart~|wybór|wyboru|język~|wyszukiwan~|preferencj~|ustawieni~|cookies?|newsletter~|ofert~|nowości~|regulamin~|płatności|identyfikator~|id|login
s (zapamięta~|pamięta~) > (mnie|urządzeni~|komputer~|przeglądark~|logowani~|sesj~)
s (pozosta~|zosta~|bądź|utrzym~) > (zalogowan~|sesj~)
s zalogowan~ (na stałe|przez)
s (utrzymuj|utrzymaj|zachowaj|podtrzymaj) > (sesj~|logowani~|zalogowan~)
s (zapisz|zapamiętaj) (moje |to |ten )*(logowanie|urządzenie|sesję|przeglądarkę)
s to (jest )?(mój|moje) (własn~ |prywatn~ )?(komputer|urządzenie)
s (loguj|zaloguj|logowanie) > (automatyczn~|następnym razem|na stałe|zawsze)
s automatyczn~ (loguj|logowanie|zaloguj)
s (ufa~|zaufa~) > (urządze~|komputer~|przeglądar~)
s (urządzenie|komputer|przeglądarkę?|przeglądarka) > (jako |do |jest )?zaufan~|(urządzenie|komputer|przeglądarka) (jako |jest )?(zaufan~|prywatn~)
s zaufan~ (urządze~|komputer~|przeglądar~)
s prywatn~ (urządzeni~|komputer~)
s (zalogowan~|zapamięta~) > # (dni|godzin~|tygodni~|miesi~)
w zapamiętaj|pamiętaj|zapamiętać|nie pytaj (ponownie|więcej)
p loguj~|logowani~|zaloguj|hasło|hasła|weryfik~|kod|uwierzyteln~
o wygas~|nieaktywn~|ustawieni~|preferencj~|płatnoś~|filtr~|pomocn~|przydatn~|ankieta|sekund~|wylogowan~|usuń|usun~|zarządza~
u (zapamięta~|pamięta~|zapisz|zachowaj) > (nazw~|e ?mail~|adres~|numer~|identyfikator~|login|id)
y tak|ok|kontynuuj|dalej|akceptuj~|zezwól|potwierdź|zawsze|pozosta~|zaufaj|zapamiętaj
z nie|nigdy|później|pomiń|anuluj|odrzuć|(tylko |na |przez )*(tę|tę jedną|bieżącą|jedną) sesj~|sesja|do > (zamknięcia|zamknę)|tylko (tym|ten) raz~|jednorazowo|zawsze pytaj|wyłącz~|możesz > wylogować|wyloguj~
`,
};
