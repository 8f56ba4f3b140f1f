import { LATIN, type Language } from "./phrases";

export const sk: Language = {
  tag: "sk",
  script: LATIN,
  rows: `
n neodhl[aá][sš]~
n (nepýtať|nepýtaj|nevyžadovať|nežiadať|neover~|nepožadovať) > (zariaden~|prehliadač~|počítač~|dní|mesiac~)
n (zariaden~|prehliadač~|počítač~|dní) > (nepýtať|nepýtaj|nevyžadovať|nežiadať|neover~|nepožadovať)
n (nabudúce|znova|zakaždým) > (nepýtať|nepýtaj|nevyžad~|nežiad~|neover~|nepožad~)|(nepýtať|nepýtaj|nevyžad~|nežiad~|neover~|nepožad~) > (kód~|overenie|nabudúce)
n (nevyzýv|nevyzv|neoverov)~ > (zariaden~|prehliadač~|počítač~|dní)|(zariaden~|prehliadač~|počítač~|dní) > (nevyzýv|nevyzv|neoverov)~
i (verejn~|zdieľan~|cudz~) (počítač~|zariaden~)
i (nepamätať|nezapamätať|neukladať|nezostať)
c (zapamätať|uložiť|pamätať) > (heslo|heslá|prihlasovacie údaje)
c (zapamätať|uložiť|pamätať) (si )?(moje |tieto )(údaje|dáta)(?= $)
t (doba|dĺžka) (prihlásenia|relácie)
v men[oa]|používateľsk~|e ?mail~|adres~|čísl[oa]|kart~|voľb~|výber|jazyk~|hľadan~|vyhľadáv~|nastaveni~|cookies?|newsletter~|novink~|ponuk~|podmienk~|platb~|zobraziť|ukázať|oznámen~|id
u (zapamät~|pamät~|uložiť) > (men[oa]|používateľsk~|e ?mail~|adres~|čísl[oa])
s (zapamät~|pamät~) > (ma|mňa|prihláseni~|zariaden~|prehliadač~|počítač~|reláci~)
s (zosta~|ostať|ostan~|udrž~|ponechať|nechať|zostáv~) > (prihlásen~|reláci~)
s (trval|automatick)~ prihl~
s prihl~ > (automaticky|nabudúce|trvale|natrvalo)
s (dôverovať|dôverujem) > (zariaden~|počítač~|prehliadač~)
s (dôveryhodn~|súkromn~|vlastn~|osobn~) (zariaden~|počítač~|prehliadač~)
s (prihlásen~|zapamät~) > # (dní|dni|hodín|týždň~|mesiac~)
s automaticky (ma |sa |mňa )?prihl~
w zapamätať( si)?|pamätať( si)?|natrvalo|((už|nabudúce|znova) )?sa nepýtať|nepýtať sa znova
y áno|ok|pokračovať|prijať|povoliť|potvrdiť|vždy|zostať|dôverovať|zapamätať|uložiť
z nie|nikdy|neskôr|preskočiť|zrušiť|odmietnuť|(iba |len )*(pre )?(túto|táto) relác~|relácia|do > (zatvorenia|ukončenia)|raz|(iba |len )?tentoraz|vždy sa pýtať|vypnuté|ne(zacho|zost|pamät|zapamät|ulož|uklad|prihl|chcem|dôver|povol|súhlas|registr|prid)~
p prihl~|heslo|over~|kód|login
o sekúnd~|vyprš~|neaktív~|nastaveni~|predvoľby|platba|filtr~|odobrať|odstrániť|spravovať
`,
};
