import { LATIN, type Language } from "./phrases";

const machine = "(zařízení|prohlížeč~|počítač~|telefon~|mobil~|notebook~|tablet~|terminál~|stroj~)";
const secret = "(kód~|hesl[aoe]m?|ověřen~|potvrzen~|přihlášen~|přihlašování|dvoufázov~|druh~ faktor~)";
const next = "(příště|při (příští|každé) návštěvě|v budoucnu|nadále|od teď|pokaždé)";
const later = `(${next}|${machine})`;

export const cs: Language = {
  tag: "cs",
  script: LATIN,
  rows: `
n neodhl[aá][sš]~
n (neptat|neptej|nevyžad|nepožad|nežád|neověř)~ > (${machine}|dní|dny|měsíc~)
n (${machine}|dní) > (neptat|neptej|nevyžad|nepožad|nežád|neověř)~
n (příště|znovu|opakovaně|pokaždé) > (neptat|neptej|nevyžad|nepožad|nežád|neověř|nepřihlaš)~|(neptat|neptej|nevyžad|nepožad|nežád|neověř|nepřihlaš)~ > (kód~|ověření|příště)
n (nevyzýv|nevyzv|neoveřov|neověřov)~ > (${machine}|dní|dny)|(${machine}|dní) > (nevyzýv|nevyzv|neověřov)~
i (veřejn~|sdílen~|cizí~) ${machine}
i (nepamatovat|nezapamatovat|neukládat|nezůstávat)~
c (zapamatovat|uložit|pamatovat) > (heslo|hesla|přihlašovací údaje)
c (zapamatovat|uložit|pamatovat) (si )?(moje |mé |tyto )(údaje|data)(?= $)
t (doba|délka) (přihlášení|relace)
v zobrazit|ukázat|oznámení|aplikac~|odpověď|posledn~|jmén[oa]|uživatelsk~|e ?mail~|adres~|čísl[oa]|kart~|volb~|výběr|jazyk~|hledání|vyhledáv~|nastavení|cookies?|newsletter~|novink~|nabíd~|podmínk~|platb~|id
s (zapamat~|pamat~) > (mě|mne|přihlášení|${machine}|relaci)
s (zůsta~|zůstáv~|udrž~|ponechat|nechat) > (přihlášen~|relaci)
s (trval|automatick)~ přihl~
s (pamat~|zapamat~) > (přihlášení|tento|toto|mou)
s (udržovat|udrž|ponechat|zachovat) > (přihlášení|relaci|přihlášen~)
s (je|toto je) můj (počítač|telefon|přístroj)
s rozpoznat > (mě|zařízení|prohlížeč)
s přihl~ > (automaticky|příště|trvale|trvalé)
s (důvěřovat|důvěřuji) > ${machine}
s (důvěryhodn~|soukrom~|vlastní|osobní) ${machine}
s (přihlášen~|zapamat~) > # (dní|dny|dnů|hodin~|týdn~|měsíc~)
n (neptat|neptej|nevyžad|nepožad|nežád|neposíl)~ > (znovu|opakovaně|již|už|více) > ${secret}|(znovu|už|již|více) (se )?(neptat|neptej|nevyžad|nepožad|nežád)~ > ${secret}
n (přeskočit|přeskakovat|vynechat|vynechávat|obejít) > ${secret} > ${later}|${next} > (bez|přeskočit) > ${secret}|bez (opětovn|nov|opakovan|dalš)~ ${secret}|bez ${secret} ${next}
n (neukončovat|neukončuj|nezavírat|neuzavírat)~ > (relaci|sezení)
i (ostatní|jiní|více osob) > ${machine}
v slosování|soutěž~|certifikát~|rozhodnutí|připomen~
v příjemc~|převod~|výběr~
s (nech|ponech|udrž)~ > přihlášen~
s (zapamatovat|pamatovat|uložit|registrovat|schválit|rozpoznat) (si )?(tento |toto |můj |moje )*${machine}
s přihl~ (mě|mne) automaticky|přihl~ > (každé|příští) návštěvě
s (je to|toto je|je toto) (váš|vaše|můj|moje|tvůj) (vlastní |soukrom~ |osobní )?${machine}|${machine} > (jen|pouze) já|(jen|pouze) já > ${machine}
v komentář~|komentov~
s ${machine} > (důvěř|zapamat|pamat|uložit|registr)~
z (jednorázov|dočasn)~
w zapamatovat( si)?|pamatovat( si)?|trvale|((už|příště|znovu) )?se neptat|neptat se znovu
p přihl~|heslo|ověř~|kód|login
o vyprš~|neaktiv~|nastavení|předvolby|platba|filtr~|užitečn~|průzkum|dotazník|sekund~|odebrat|odstranit|smazat|spravovat
u (zapamat~|pamat~|uložit) > (jmén[oa]|uživatelsk~|e ?mail~|adres~|čísl[oa]|id)
y ano|ok|pokračovat|přijmout|povolit|potvrdit|vždy|zůstat|důvěřovat|zapamatovat|uložit
z ne|nikdy|později|přeskočit|zrušit|odmítnout|(pouze |jen |pro )*(tuto|tato|tuhle) relac~|relace|do > (zavření|ukončení)|jednou|(pouze |jen )?tentokrát|vždy se ptát|vypnuto|ne(zacho|zůst|pamat|zapamat|ulož|uklád|přihl|chci|důvěř|povol|souhlas|registr|přid)~
`,
};
