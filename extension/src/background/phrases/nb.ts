import { LATIN, type Language } from "./phrases";

export const nb: Language = {
  tag: "nb",
  also: ["no", "nn"],
  script: LATIN,
  rows: `
n (ikke logg|logg (meg )?(ikke|aldri)) (meg )?(ut|av)
n (ikke (spør|krev|be)|(spør|krev|be) (meg )?ikke)( om)? > (enhet~|nettleser~|maskin~|datamaskin~|dager|dagene|neste gang)
n hopp over > (enhet~|nettleser~|maskin~|datamaskin~|dager|neste gang)
n (utford~|be|verifiser) (meg )?ikke > (enhet~|nettleser~|maskin~|datamaskin~|dager)|ikke (utford~|verifiser|be) > (enhet~|nettleser~|maskin~|datamaskin~|dager)
i (offentlig|delt|felles) (datamaskin|enhet|maskin|pc)
i ikke (husk|lagre|hold|stol)
c (husk|lagre) > (passord~|påloggingsinformasjon~|innloggingsinformasjon~)
c (husk|lagre) (mine|min|disse) (opplysninger|informasjon|data)(?= $)|(husk|lagre) (opplysningene|informasjonen) mine?(?= $)
t øktlengde|øktvarighet|minutter > (innlogget|pålogget)
v vis|varsl~|app|svar|melding|siste|bruker~|~navn|e ?post~|mail|~adresse~|~nummer|kort|valg|språk|søk~|innstilling~|cookies?|informasjonskapsler|nyhetsbrev~|oppdatert|tilbud|vilkår|betaling~|id|i appen
s husk > (meg|enhet~|nettleser~|maskin~|datamaskin~|innlogging~|pålogging~|økt~)
s (forbli~|hold~|fortsett~|bli|vær~|la|beholde?) > (innlogget|pålogget|logget)
s logg (meg )?(inn|på) > (automatisk|neste gang|alltid)
s automatisk (innlogging|pålogging)
s (behold|hold|bevar) > (økt~|aktiv|logget|pålogget|innlogga)
s (gjenkjenn|kjenn igjen) > (meg|enhet~|nettleser~|maskin~)
s hugs > (meg|eining~|nettlesar~)
s (er|dette er) min (egen )?(enhet|datamaskin|maskin)
s (stol på|klarer) > (enhet~|nettleser~|maskin~|datamaskin~)
s (klarert|privat|egen|pålitelig) (enhet|datamaskin|maskin|pc|nettleser)
s (innlogget|pålogget|husk) > # (dager|timer|uker|måneder)
s (hald|hold|ver) > innlogga|er dette din (enhet|maskin)
w husk|lagre|ikke spør igjen
p logg (inn|på)|innlogging|pålogging|passord|bekreft~|kode|verif~
o utløp~|inaktiv~|innstillinger|betaling|filter|nyttig|undersøkelse|sekunder|logget (ut|av)|utlogget|fjern~|administrer~
u (husk|lagre) > (bruker~|~navn|e ?post~|mail~|~nummer|id|~adresse~)
y ja|ok|fortsett|godta|tillat|bekreft|alltid|forbli|stol|husk|lagre
z nei|ikke|aldri|senere|hopp over|avbryt|avvis|(bare |kun |for )*(denne|gjeldende) (økten|økta|gangen)|økt|til > lukk~|én gang|spør alltid|av
`,
};
