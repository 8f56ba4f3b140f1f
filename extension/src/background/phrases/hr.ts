import { LATIN, type Language } from "./phrases";

const machine = "(uređaj~|preglednik~|pregledač~|računa[lr]~|kompjuter~|telefon~|mobitel~|laptop~|tablet~)";
const secret = "(kod~|lozink~|šifr~|zapork~|potvrd~|provjer~|prover~|prijav~|autentifikacij~)";
const next = "(s(l|lj)edeći put|sljedećeg puta|sledeće posete|ubuduće|od sada|svaki put|svakom pos(j)?et~)";
const later = `(${next}|${machine})`;

/** Croatian, and Serbian and Bosnian in Latin letters. */
export const hr: Language = {
  tag: "hr",
  also: ["sr", "bs", "cnr", "sh"],
  script: LATIN,
  rows: `
n (ne|nemoj|nemojte) (me )?(odjavi|odjavljuj|odjavljivati|odjaviti|izlogiraj|odjavljujte)~
n (ne|nemoj|nemojte|preskoči) > (pitaj~|tražiti|traži|zahtijevaj~|zahtevaj~|provjerava~|proveravaj~|pitati) > (${machine}|dana)
n ${machine} > (ne|nemoj|nemojte) (me )?(pitaj~|tražiti|traži|pitati)
i (javn~|zajedničk~|dijeljen~|deljen~|tuđ~) ${machine}
i (ne|nemoj|nemojte) (me )?(zapamti~|pamti~|spremaj~|čuvaj~)
c (zapamti~|spremi~|sačuvaj~|pamti~) > (lozink~|šifr~|zaporka|zaporku|podatke za (prijavu|pristup))
v ime~|imena|korisničk~|e ?mail~|e ?pošt~|adres~|broj~|kartic~|odabir~|izbor~|jezik~|pretrag~|postavk~|podešavanj~|kolačić~|cookies?|newsletter|bilten|ponud~|novosti|uvjet~|uslov~|plaćanj~|prikaži|pokaži|obavijest~|obaveštenj~
u (zapamti~|spremi~|sačuvaj~|pamti~) > (ime~|korisničk~|e ?mail~|adres~|broj~)
s (zapamti~|upamti~|pamti|sjeti se|seti se|prepoznaj) > (me|mene|${machine}|prijav~|sesij~)
s (osta~|zadrži~|ostavi~|drži~|održavaj|želim ostati|želim da ostanem|ostanem|budi) > (prijavljen~|ulogovan~|prijav~|prijavu|logiran~|logovan~|sesij~)
s (automatsk~) (prijav~|logovanje|logiranje|login)|(prijavi~|prijava|uloguj) (me )?(automatski|uvijek|uvek|sljedeći put|sledeći put)
s (vjeruj~|veruj~|imam povjerenja|povjerenje) > ${machine}
s (pouzdan~|provjeren~|privat[na]~|vlastit~|osobn~|ličn~|moj) ${machine}
s ${machine} > (kao )?(pouzdan~|privatan)
s (prijavljen~|zapamti~|ulogovan~) > # (dana|dan|sati|tjedana|tjedna|nedelj~|mjesec~|mesec~)
s (prijavi|uloguj|logiraj) (me )?(za stalno|trajno|stalno|uvijek|uvek|zauvijek|zauvek)|s(j)?eti (me|se) (me|se)
n (ne|nemoj|nemojte) (me )?(traži|pitaj|zahtijevaj|zahtevaj)~ > (ponovno|ponovo|više|opet) > ${secret}|(ne|nemoj) (me )?(traži|pitaj|zahtijevaj|zahtevaj)~ > ${secret} > (ponovno|ponovo|više|opet)
n (preskoči|izostavi|zaobiđi) > ${secret} > ${later}|${next} > (bez|preskoči) > ${secret}|bez (ponovn|nov)~ ${secret}
n (ne|nemoj) (zatvaraj|završavaj|prekidaj)~ > sesij~
v nagradn~|izvlačenj~|certifikat~|sertifikat~|odluk~|podsjeti~|podseti~
v primatelj~|primaoc~|prijenos~
s (zapamti|upamti|spremi|sačuvaj|registriraj|odobri|prepoznaj) (ovaj |ovo |moj |moje )*${machine}
s (je li |da li je )?(ovo|to) (je )?(moj|moje|vaš|vaše|tvoj|tvoje) (vlastit~ |osobn~ |ličn~ |kućn~ )*${machine}|samo ja > ${machine}|${machine} > samo ja
v komentar~|komentir~
s ${machine} > (vjeruj|veruj|zapamti|upamti)~
z (jednokratn|privremen)~
w zapamti|zapamtiti|upamti|ne pitaj ponovno|ne pitaj ponovo|ne pitaj više
y da|ok|u redu|nastavi~|prihvati~|dopusti|dozvoli|potvrdi~|uvijek|uvek|ostani|vjeruj
z ne|nikad~|kasnije|ne sada|preskoči|odustani|otkaži|odbij|(samo )?(za )?(ovu|trenutnu) sesiju|sesija|(samo )?(ovaj put|jednom)|do zatvaranja|uvijek pitaj|uvek pitaj
p prijav~|lozink~|zaporka|šifra|potvrd~|provjer~|prover~|kod|ulogujte|autenti~
o sekund~|istek~|istječe|ističe|neaktivn~|postavke|podešavanja|plaćanje|filt[ea]r~|ukloni~|izbriši~|upravlja~
`,
};
