import { LATIN, type Language } from "./phrases";

export const cs: Language = {
  tag: "cs",
  script: LATIN,
  rows: `
n neodhl[aá][sš]~
n (neptat|neptej|nevyžad|nepožad|nežád|neověř)~ > (zařízení|prohlížeč~|počítač~|dní|dny|měsíc~)
n (zařízení|prohlížeč~|počítač~|dní) > (neptat|neptej|nevyžad|nepožad|nežád|neověř)~
n (příště|znovu|opakovaně|pokaždé) > (neptat|neptej|nevyžad|nepožad|nežád|neověř|nepřihlaš)~|(neptat|neptej|nevyžad|nepožad|nežád|neověř|nepřihlaš)~ > (kód~|ověření|příště)
n (nevyzýv|nevyzv|neoveřov|neověřov)~ > (zařízení|prohlížeč~|počítač~|dní|dny)|(zařízení|prohlížeč~|počítač~|dní) > (nevyzýv|nevyzv|neověřov)~
i (veřejn~|sdílen~|cizí~) (počítač~|zařízení)
i (nepamatovat|nezapamatovat|neukládat|nezůstávat)~
c (zapamatovat|uložit|pamatovat) > (heslo|hesla|přihlašovací údaje)
c (zapamatovat|uložit|pamatovat) (si )?(moje |mé |tyto )(údaje|data)(?= $)
t (doba|délka) (přihlášení|relace)
v zobrazit|ukázat|oznámení|aplikac~|odpověď|posledn~|jmén[oa]|uživatelsk~|e ?mail~|adres~|čísl[oa]|kart~|volb~|výběr|jazyk~|hledání|vyhledáv~|nastavení|cookies?|newsletter~|novink~|nabíd~|podmínk~|platb~|id
s (zapamat~|pamat~) > (mě|mne|přihlášení|zařízení|prohlížeč~|počítač~|relaci)
s (zůsta~|zůstáv~|udrž~|ponechat|nechat) > (přihlášen~|relaci)
s (trval|automatick)~ přihl~
s (pamat~|zapamat~) > (přihlášení|tento|toto|mou)
s (udržovat|udrž|ponechat|zachovat) > (přihlášení|relaci|přihlášen~)
s (je|toto je) můj (počítač|telefon|přístroj)
s rozpoznat > (mě|zařízení|prohlížeč)
s přihl~ > (automaticky|příště|trvale|trvalé)
s (důvěřovat|důvěřuji) > (zařízení|počítač~|prohlížeč~)
s (důvěryhodn~|soukrom~|vlastní|osobní) (zařízení|počítač~|prohlížeč~)
s (přihlášen~|zapamat~) > # (dní|dny|dnů|hodin~|týdn~|měsíc~)
w zapamatovat( si)?|pamatovat( si)?|trvale|((už|příště|znovu) )?se neptat|neptat se znovu
p přihl~|heslo|ověř~|kód|login
o vyprš~|neaktiv~|nastavení|předvolby|platba|filtr~|užitečn~|průzkum|dotazník|sekund~|odebrat|odstranit|smazat|spravovat
u (zapamat~|pamat~|uložit) > (jmén[oa]|uživatelsk~|e ?mail~|adres~|čísl[oa]|id)
y ano|ok|pokračovat|přijmout|povolit|potvrdit|vždy|zůstat|důvěřovat|zapamatovat|uložit
z ne|nikdy|později|přeskočit|zrušit|odmítnout|(pouze |jen |pro )*(tuto|tato|tuhle) relac~|relace|do > (zavření|ukončení)|jednou|(pouze |jen )?tentokrát|vždy se ptát|vypnuto|ne(zacho|zůst|pamat|zapamat|ulož|uklád|přihl|chci|důvěř|povol|souhlas|registr|přid)~
`,
};
