import { LATIN, type Language } from "./phrases";

const machine = "(zariaden~|prehliadač~|počítač~|telefón~|mobil~|notebook~|tablet~|terminál~)";
const secret = "(kód~|hesl[aoe]m?|overen~|potvrden~|prihlásen~|prihlasovan~|dvojfázov~)";
const next = "(nabudúce|pri (ďalšej|každej) návšteve|v budúcnosti|odteraz|zakaždým)";
const later = `(${next}|${machine})`;

export const sk: Language = {
  tag: "sk",
  script: LATIN,
  rows: `
n neodhl[aá][sš]~
n (nepýtať|nepýtaj|nevyžadovať|nežiadať|neover~|nepožadovať) > (${machine}|dní|mesiac~)
n (${machine}|dní) > (nepýtať|nepýtaj|nevyžadovať|nežiadať|neover~|nepožadovať)
n (nabudúce|znova|zakaždým) > (nepýtať|nepýtaj|nevyžad~|nežiad~|neover~|nepožad~)|(nepýtať|nepýtaj|nevyžad~|nežiad~|neover~|nepožad~) > (kód~|overenie|nabudúce)
n (nevyzýv|nevyzv|neoverov)~ > (${machine}|dní)|(${machine}|dní) > (nevyzýv|nevyzv|neoverov)~
i (verejn~|zdieľan~|cudz~) ${machine}
i (nepamätať|nezapamätať|neukladať|nezostať)
c (zapamätať|uložiť|pamätať) > (heslo|heslá|prihlasovacie údaje)
c (zapamätať|uložiť|pamätať) (si )?(moje |tieto )(údaje|dáta)(?= $)
t (doba|dĺžka) (prihlásenia|relácie)
v men[oa]|používateľsk~|e ?mail~|adres~|čísl[oa]|kart~|voľb~|výber|jazyk~|hľadan~|vyhľadáv~|nastaveni~|cookies?|newsletter~|novink~|ponuk~|podmienk~|platb~|zobraziť|ukázať|oznámen~|id
u (zapamät~|pamät~|uložiť) > (men[oa]|používateľsk~|e ?mail~|adres~|čísl[oa])
s (zapamät~|pamät~) > (ma|mňa|prihláseni~|${machine}|reláci~)
s (zosta~|ostať|ostan~|udrž~|ponechať|nechať|zostáv~) > (prihlásen~|reláci~)
s (trval|automatick)~ prihl~
s prihl~ > (automaticky|nabudúce|trvale|natrvalo)
s (dôverovať|dôverujem) > ${machine}
s (dôveryhodn~|súkromn~|vlastn~|osobn~) ${machine}
s (prihlásen~|zapamät~) > # (dní|dni|hodín|týždň~|mesiac~)
s automaticky (ma |sa |mňa )?prihl~
n (nepýta|nevyžad|nepožad|nežiad|neposiel)~ > (znova|znovu|opakovane|už|viac) > ${secret}|(znova|znovu|už|viac) (sa )?(nepýta|nevyžad|nepožad|nežiad)~ > ${secret}
n (preskočiť|preskakovať|vynechať|obísť) > ${secret} > ${later}|${next} > (bez|preskočiť) > ${secret}|bez (opätovn|nov|opakovan|ďalš)~ ${secret}|bez ${secret} ${next}
n (neukončovať|neukončuj|nezatvárať)~ > (reláciu|sedenie)
v žrebovan~|súťaž~|certifikát~|rozhodnut~|pripomen~
v príjemc~|prevod~
s (nech|ponech|udrž)~ > prihlásen~
s (zapamätať|pamätať|uložiť|registrovať|schváliť|rozpoznať) (si )?(tento |toto |môj |moje )*${machine}
s (je to|toto je|je toto) (váš|vaše|môj|moje|tvoj) (vlastn~ |súkromn~ |osobn~ )?${machine}|(len|iba) ja > ${machine}
v komentár~|komentov~
s ${machine} > (dôver|zapamät|pamät|uložiť|registr)~
z (jednorazov|dočasn)~
w zapamätať( si)?|pamätať( si)?|natrvalo|((už|nabudúce|znova) )?sa nepýtať|nepýtať sa znova
y áno|ok|pokračovať|prijať|povoliť|potvrdiť|vždy|zostať|dôverovať|zapamätať|uložiť
z nie|nikdy|neskôr|preskočiť|zrušiť|odmietnuť|(iba |len )*(pre )?(túto|táto) relác~|relácia|do > (zatvorenia|ukončenia)|raz|(iba |len )?tentoraz|vždy sa pýtať|vypnuté|ne(zacho|zost|pamät|zapamät|ulož|uklad|prihl|chcem|dôver|povol|súhlas|registr|prid)~
p prihl~|heslo|over~|kód|login
o sekúnd~|vyprš~|neaktív~|nastaveni~|predvoľby|platba|filtr~|odobrať|odstrániť|spravovať
`,
};
