import { LATIN, type Language } from "./phrases";

export const cs: Language = {
  tag: "cs",
  script: LATIN,
  rows: `
n neodhl[aá][sš]~
n (neptat|neptej|nevyžad|nepožad|nežád|neověř)~ > (zařízení|prohlížeč~|počítač~|dní|dny|měsíc~)
n (zařízení|prohlížeč~|počítač~|dní) > (neptat|neptej|nevyžad|nepožad|nežád|neověř)~
i (veřejn~|sdílen~|cizí~) (počítač~|zařízení)
i (nepamatovat|nezapamatovat|neukládat|nezůstávat)~
c (zapamatovat|uložit|pamatovat) > (heslo|hesla|přihlašovací údaje)
v jmén[oa]|uživatelsk~|e ?mail~|adres~|čísl[oa]|kart~|volb~|výběr|jazyk~|hledání|vyhledáv~|nastavení|cookies?|newsletter~|novink~|nabíd~|podmínk~|platb~|id
s (zapamat~|pamat~) > (mě|mne|přihlášení|zařízení|prohlížeč~|počítač~|relaci)
s (zůsta~|zůstáv~|udrž~|ponechat|nechat) > (přihlášen~|relaci)
s (trval|automatick)~ přihl~
s přihl~ > (automaticky|příště|trvale|trvalé)
s důvěřovat > (zařízení|počítač~|prohlížeč~)
s (důvěryhodn~|soukrom~|vlastní|osobní) (zařízení|počítač~|prohlížeč~)
s (přihlášen~|zapamat~) > # (dní|dny|dnů|hodin~|týdn~|měsíc~)
w zapamatovat( si)?|pamatovat( si)?|trvale|((už|příště|znovu) )?se neptat|neptat se znovu
p přihl~|heslo|ověř~|kód|login
o vyprš~|neaktiv~|nastavení|předvolby|platba|filtr~
`,
};
