import { LATIN, type Language } from "./phrases";

const machine = "(enhed~|browser~|computer~|telefon~|mobil~|maskine~|pc|tablet~|bærbar~)";
const secret = "(kode~|adgangskode~|bekræftelse~|verificering~|totrins~|login|logge (ind|på)|godkendelse~)";
const next = "(næste gang|næste besøg|fremover|i fremtiden|herefter|hver gang|hvert besøg)";
const later = `(${next}|${machine})`;

export const da: Language = {
  tag: "da",
  script: LATIN,
  rows: `
n log (mig )?(ikke|aldrig) (mig )?(ud|af)
n (spørg|kræv|bed) (mig )?ikke > (${machine}|dage|næste gang)
n spring > over > (${machine}|dage|næste gang)
n (anmod|udfordr|afkræv|verificer)~ (mig )?ikke > (${machine}|dage|næste gang)
i (offentlig|delt|fælles) (computer|enhed)
i (husk|gem|forbliv|stol) (mig )?ikke
i (bliv|fortsæt|hold) (mig )?ikke
c (husk|gem) > (adgangskode~|kodeord~|loginoplysninger~|password)
c (husk|gem) (mine|disse) (oplysninger|data)(?= $)
t sessionslængde|sessionens varighed|minutter > logget
v vis|notifikation~|app|svar|besked|seneste|(?<!jeg )bruger~|~navn|e ?mail~|mail~|~adresse~|~nummer|kort|valg|sprog|søg~|indstilling~|cookies?|nyhedsbrev~|opdateret|tilbud|vilkår|betaling~|id
s huske? > (mig|${machine}|login|session)
s (forbliv~|bliv~|hold~|fortsæt~) > logget
s log(get)? (mig )?(på|ind) > (automatisk|næste gang|altid)
s automatisk (login|log)
s (behold|hold|bevar) > (session~|aktiv|logget|pålogget)
s (forbliv|bliv|hold|fortsæt) > (pålogget|tilmeldt|indlogget)
s (genkend) > (mig|${machine})
s (er|det er) min (egen )?(enhed|computer)
s (stol på|hav tillid til) > ${machine}
s (betroet|privat|egen|pålidelig) (enhed|computer|browser)
s (logget|husk) > # (dage|timer|uger|måneder)
s (enhed|computer|browser) > (tillid til|betroet)|er (det|dette) din (enhed|computer)
n (spørg|kræv|bed) (mig )?(ikke|aldrig) > ${secret} > (igen|mere|${next}|dage|${machine})|(ikke|aldrig|slip) > ${secret} > (igen|${next})
n spring > ${secret} > over > ${later}|spring ${secret} over ${later}|${next} > uden > ${secret}|uden > ${secret} > (igen|på ny|${next})
n (afslut|luk) ikke > session~
i (andre|flere) > (bruger|deler) > ${machine}
v lodtrækning~|konkurrence~|certifikat~|beslutning|påmind~
v modtager~|overførs~|udbetaling~
s (lad|hold) > (forblive|være) > logget
s (husk|gem|stol på|registrer|godkend|genkend) (den |denne |dette |min |mit )*${machine}
s log mig > automatisk|log mig (ind|på) > ${next}|${next} > automatisk
s (er|det er|dette er) (det |dette )?(min|din|mit|dit) (egen |eget |private )?${machine}|kun jeg > ${machine}
v komment~
z (engangs|midlertidig)~
w husk|gem|spørg ikke igen
p log (ind|på)|login|adgangskode|kodeord|verif~|kode|bekræft~
o udløb~|inaktiv~|indstillinger|betaling|filter|filtre|nyttig|undersøgelse|sekunder|logget (ud|af)|fjern~|administrer~
u (husk|gem) > (bruger~|~navn|e ?mail~|mail~|~nummer|id|~adresse~)
y ja|ok|fortsæt|accepter|tillad|bekræft|altid|forbliv|stol|husk|gem
z nej|ikke|aldrig|senere|spring over|annuller|afvis|(kun |for )*(denne|den aktuelle) (session|gang)|session|indtil > luk~|én gang|spørg altid|fra
`,
};
