import { LATIN, type Language } from "./phrases";

const machine = "(enhet~|nettleser~|datamaskin~|maskin~|telefon~|mobil~|pc|nettbrett~)";
const secret = "(kode~|passord~|bekreftelse~|verifisering~|totrinn~|innlogging~|pålogging~|logge (inn|på))";
const next = "(neste gang|neste besøk|heretter|i fremtiden|fremover|hver gang|hvert besøk)";
const later = `(${next}|${machine})`;

export const nb: Language = {
  tag: "nb",
  also: ["no", "nn"],
  script: LATIN,
  rows: `
n (ikke logg|logg (meg )?(ikke|aldri)) (meg )?(ut|av)
n (ikke (spør|krev|be)|(spør|krev|be) (meg )?ikke)( om)? > (${machine}|dager|dagene|neste gang)
n hopp over > (${machine}|dager|neste gang)
n (utford~|be|verifiser) (meg )?ikke > (${machine}|dager)|ikke (utford~|verifiser|be) > (${machine}|dager)
i (offentlig|delt|felles) (datamaskin|enhet|maskin|pc)
i ikke (husk|lagre|hold|stol)
c (husk|lagre) > (passord~|påloggingsinformasjon~|innloggingsinformasjon~)
c (husk|lagre) (mine|min|disse) (opplysninger|informasjon|data)(?= $)|(husk|lagre) (opplysningene|informasjonen) mine?(?= $)
t øktlengde|øktvarighet|minutter > (innlogget|pålogget)
v vis|varsl~|app|svar|melding|siste|(?<!jeg )bruker~|~navn|e ?post~|mail|~adresse~|~nummer|kort|valg|språk|søk~|innstilling~|cookies?|informasjonskapsler|nyhetsbrev~|oppdatert|tilbud|vilkår|betaling~|id|i appen
s husk > (meg|${machine}|innlogging~|pålogging~|økt~)
s (forbli~|hold~|fortsett~|bli|vær~|la|beholde?) > (innlogget|pålogget|logget)
s logg (meg )?(inn|på) > (automatisk|neste gang|alltid)
s automatisk (innlogging|pålogging)
s (behold|hold|bevar) > (økt~|aktiv|logget|pålogget|innlogga)
s (gjenkjenn|kjenn igjen) > (meg|${machine})
s hugs > (meg|eining~|nettlesar~)
s (er|dette er) min (egen )?(enhet|datamaskin|maskin)
s (stol på|klarer) > ${machine}
s (klarert|privat|egen|pålitelig) (enhet|datamaskin|maskin|pc|nettleser)
s (innlogget|pålogget|husk) > # (dager|timer|uker|måneder)
s (hald|hold|ver) > innlogga|er dette din (enhet|maskin)
n (ikke (spør|krev|be)|(spør|krev|be) (meg )?(ikke|aldri)) > ${secret} > (igjen|mer|${next}|dager|${machine})
n (slipp|slippe|hopp over|dropp) > ${secret} > ${later}|${next} > (uten|slipp|slippe) > ${secret}|uten > ${secret} > (igjen|på nytt|${next})
n (ikke (avslutt|lukk)|(avslutt|lukk) ikke) > økt~
i (andre|flere) > (bruker|deler) > ${machine}
v trekning~|konkurranse~|sertifikat~|beslutning|minn meg|påminn~
v mottaker~|overføring~|uttak~
s (husk|lagre|stol på|registrer|godkjenn|gjenkjenn) (den |denne |dette |min |mitt )*${machine}
s logg meg > automatisk|logg meg (inn|på) > ${next}|${next} > automatisk
s (er|dette er) (dette |det )?(min|din|mitt|ditt) (egen |eget |private )?${machine}|bare jeg > ${machine}
v komment~
z (engangs|midlertidig)~
w husk|lagre|ikke spør igjen
p logg (inn|på)|innlogging|pålogging|passord|bekreft~|kode|verif~
o utløp~|inaktiv~|innstillinger|betaling|filter|nyttig|undersøkelse|sekunder|logget (ut|av)|utlogget|fjern~|administrer~
u (husk|lagre) > (bruker~|~navn|e ?post~|mail~|~nummer|id|~adresse~)
y ja|ok|fortsett|godta|tillat|bekreft|alltid|forbli|stol|husk|lagre
z nei|ikke|aldri|senere|hopp over|avbryt|avvis|(bare |kun |for )*(denne|gjeldende) (økten|økta|gangen)|økt|til > lukk~|én gang|spør alltid|av
`,
};
