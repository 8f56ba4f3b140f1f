import { LATIN, type Language } from "./phrases";

const machine = "(urządze~|przegląda[rd]~|komputer~|laptop~|telefon~|smartfon~|sprzę[tc]~|pc|tablet~|stanowisk~|terminal~)";
const secret = "(kod(u|ów|y|em)?|hasł[aoe]m?|haseł|drug~ (składnik|etap|krok)~|weryfikac~|uwierzytelni~|potwierdz~|token~|logowani~|logować|dwuetap~|2fa)";
const next = "(następn~ (razem|wizy~|raz)|kolejn~ (razem|wizy~|raz~)|każd~ (wizy~|razem)|od teraz|w przyszłości|odtąd|od tej pory)";
const again = "(ponown~|więcej|znowu|już|kolejny raz|każdym razem)";
const later = `(${next}|${again}|do|dni|godzin~|tygodni~|miesi~|${machine})`;
const ask = "(pyta[jć]~|pros~|proś~|wymaga~|żąda~|wysyła~|podawa~|wpisywa~)";
const skip = "(pomi[nńj]~|omi[nńj]~|przeskocz~)";

export const pl: Language = {
  tag: "pl",
  script: LATIN,
  rows: `
n nie wylogow~
n nie (pytaj|pytać|wymagaj|żądaj|proś|weryfikuj)~ > (${machine}|dni|miesięcy|godzin|następnym razem|kolejnym razem)
n (${machine}|dni) > nie (pytaj|wymagaj|weryfikuj|pytać)
n nie jest > publiczn~
n nie zadawa~ > (${machine}|dni|godzin)|(${machine}|dni) > nie (zadawa~|pytaj)
i (publiczn~|wspóln~|współdzielon~|cudz~) ${machine}
i ${machine} (publiczn~|współdzielon~|wspóln~)
i nie (zapamięt~|zapisuj~|pamięta~)
c (zapamięta~|zapisz|zachowaj|pamiętaj) > (hasło|hasła|dane (do )?logowania|poświadczenia)
c (zapamięta~|zapisz) (moje |te )dane(?= $)
t czas > (zalogowani~|sesji)|długość sesji
v pokaż|wyświetl~|powiadomi~|aplikacj~|odpowied~|ostatni~|nazw~|e ?mail~|mail~|adres~|numer~|kart~|wybór|wyboru|język~|wyszukiwan~|preferencj~|ustawieni~|cookies?|newsletter~|ofert~|nowości~|regulamin~|płatności|identyfikator~|id|login
s (zapamięta~|pamięta~) > (mnie|${machine}|logowani~|sesj~)
s (pozosta~|zosta~|bądź|utrzym~) > (zalogowan~|sesj~)
s zalogowan~ (na stałe|przez)
s (utrzymuj|utrzymaj|zachowaj|podtrzymaj) > (sesj~|logowani~|zalogowan~)
s (zapisz|zapamiętaj) (moje |to |ten )*(logowanie|urządzenie|sesję|przeglądarkę)
s to (jest )?(mój|moje) (własn~ |prywatn~ )?${machine}
s (loguj|zaloguj|logowanie) > (automatyczn~|następnym razem|na stałe|zawsze)
s automatyczn~ (loguj|logowanie|zaloguj)
s (ufa~|zaufa~) > ${machine}
s ${machine} > (jako |do |jest )?zaufan~|${machine} (jako |jest )?(zaufan~|prywatn~)
s zaufan~ ${machine}
s prywatn~ ${machine}
s (zalogowan~|zapamięta~) > # (dni|godzin~|tygodni~|miesi~)
n nie (pytaj|proś|wymagaj|żądaj|wysyłaj)~ > ${secret}|nie > ${again} > ${ask} > ${secret}|nie > ${ask} > ${secret} > ${later}
n ${skip} > ${secret} > ${later}|${next} > (${skip}|bez) > ${secret}
n bez (ponown~|kolejn~|dodatkow~|potrzeby) > ${secret}|bez > ${secret} > (${next}|${machine})
n nie (wyloguj|wylogowuj)~|nie (kończ|zamykaj|zakańczaj|przerywaj|wygaszaj)~ > sesji
i (inne osoby|inni|kilka osób|ktoś inny) > ${machine}
v konkurs~|losowani~|nagr[oó]d~|loteri~|certyfika~|przypomnij~|decyzj~
v odbiorc~|przelew~|wypłat~
s (pozosta[wńć]~|zosta[wńć]~|utrzym~|pozostaw~) > (zalogowan~|systemie)
s (rozpoznawaj|rozpoznaj|pamięta[jć]|zapamięta[jć]|zapisz|zapisać|zarejestruj|zatwierdź|autoryzuj|zaakceptuj|zna[jć]) (to |ten |tę |tego |mój |moje |moją )*${machine}
s (oznacz|dodaj|uznaj|ustaw|traktuj|zapisz) > ${machine} > (bezpieczn~|zaufan~|znan~|własn~|prywatn~|mo[jÿ]e?)|ufam > ${machine}
s (zaufan~|znan~|bezpieczn~) (urządze~|komputer~|przegląda~)
s ${next} > (od razu|bezpośrednio|prosto)|(od razu|bezpośrednio|prosto) > ${next}
s (loguj|zaloguj|wpuść|wpuszczaj) mnie > ${next}|${next} > (loguj|zaloguj) > automatyczn~
s (czy )?to (jest )?(twój|twoje|mój|moje|pana|pani|państwa) (własn~ |prywatn~ |domow~ |osobist~ )*${machine}
s (własn~|domow~|osobist~) (urządze~|komputer~|laptop~)|${machine} > (należy do mnie|jest (mój|moje|moja|twój|twoje))
s tylko ja > ${machine}|nikt (inny|poza mną) > ${machine}
s (utrzym~|podtrzym~|przedłuż~|zostaw~|zachow~) > sesj~
v komentarz~|komentow~|(prośb|prób)~ (o )?logowani~
s ${machine} > (ufa|zaufa|zapamięt|pamięt|zapisz|zapisa)~
n (pomiń|pomijaj|nie powtarzaj) (ten krok|tego kroku|to sprawdzenie) > (${machine}|${next}|dni)
z (jednorazow|tymczasow)~
w zapamiętaj|pamiętaj|zapamiętać|nie pytaj (ponownie|więcej)
p loguj~|logowani~|zaloguj|hasło|hasła|weryfik~|kod|uwierzyteln~
o wygas~|nieaktywn~|ustawieni~|preferencj~|płatnoś~|filtr~|pomocn~|przydatn~|ankieta|sekund~|wylogowan~|usuń|usun~|zarządza~
u (zapamięta~|pamięta~|zapisz|zachowaj) > (nazw~|e ?mail~|adres~|numer~|identyfikator~|login|id)
y tak|ok|kontynuuj|dalej|akceptuj~|zezwól|potwierdź|zawsze|pozosta~|zaufaj|zapamiętaj
z nie|nigdy|później|pomiń|anuluj|odrzuć|(tylko |na |przez )*(tę|tę jedną|bieżącą|jedną) sesj~|sesja|do > (zamknięcia|zamknę)|tylko (tym|ten) raz~|jednorazowo|zawsze pytaj|wyłącz~|możesz > wylogować|wyloguj~
z (kontynuuj|dalej|przejdź dalej) bez
`,
};
