import { LATIN, type Language } from "./phrases";

const machine = "(įrengin~|naršykl~|kompiuter~|telefon~|planšet~)";
const secret = "(kod[oąaų]~?|slaptažod~|patvirtinim~|tapatyb~|prisijungim~)";
const next = "(kitą kartą|ateityje|nuo šiol|kiekvieną kartą|kito apsilankymo)";
const later = `(${next}|${machine})`;

export const lt: Language = {
  tag: "lt",
  script: LATIN,
  rows: `
n (neatjungti|neatsijungti|neišregistruoti|neatsijunkite|neatjunkite)~?
n (nebeklausti|neklausti|nebereikalauti|nereikalauti|netikrinti|neprašyti|nebeprašyti)( manęs)? > (${machine}|dien~)
n ${machine} > (nebeklausti|neklausti|nereikalauti|neprašyti|nebeprašyti)
i (vieš~|bendr~|svetim~) ${machine}
i (neprisiminti|neįsiminti|neišsaugoti)
c (prisiminti|įsiminti|išsaugoti|atsiminti) > (slaptažod~|prisijungimo duomen~)
v vard~|vartotoj~|naudotoj~|el paš~|e ?mail~|pašt~|adres~|numer~|kortel~|pasirinkim~|kalb~|paiešk~|nustatym~|slapuk~|naujienlaišk~|pasiūlym~|naujien~|sąlyg~|taisykl~|mokėjim~|rodyti|pranešim~|id
u (prisiminti|įsiminti|išsaugoti|atsiminti) > (vard~|vartotoj~|naudotoj~|el paš~|e ?mail~|numer~)
s (prisiminti|įsiminti|atsiminti|prisimink|atpažinti|prisiminkite) > (mane|${machine}|prisijungim~|sesij~)
s (lik~|pasilik~|palik~|išlik~|laikyti) > (prisijung~|sesij~|sistemoje)
s (automatini~|automatiškai|visada) (prisijung~|jungti~)
s (pasitikėti|pasitikiu) > ${machine}
s (patikim~|asmenin~|privat~|mano) ${machine}
s (prisijung~|prisiminti|įsiminti) > # (dien~|valand~|savait~|mėnes~)
s išsaugoti (prisijungimą|sesiją)
s (prijungti|prijunk|jungti) automatiškai
n (daugiau|vėl|pakartotinai|dar kartą) (nebeprašyti|neprašyti|neklausti|nebeklausti|nereikalauti) > ${secret}|(nebeprašyti|neprašyti|neklausti|nebeklausti|nereikalauti) > ${secret}
n (praleisti|apeiti) > ${secret} > ${later}|${next} > (be|praleisti) > ${secret}|be (pakartotin|nauj)~ ${secret}
v loterij~|konkurs~|sertifikat~|sprendim~|priminti
s (prisiminti|įsiminti|išsaugoti|registruoti|atpažinti|patvirtinti) (šį |šią |mano )*${machine}
s (ar )?tai (yra )?(jūsų|mano|tavo) (nuosav~ |asmenin~ )?${machine}|tik aš > ${machine}
v komentar~|komentuo~
s ${machine} > (pasitikė|prisimin|įsimin|atsimin)~
z (vienkartin|laikin)~
w prisiminti|įsiminti|atsiminti|daugiau neklausti|nebeklausti
y taip|gerai|tęsti|sutinku|leisti|patvirtinti|visada|likti|pasitikėti
z ne|niekada|vėliau|ne dabar|praleisti|atšaukti|atmesti|(tik )?(šį|šiai|šią) (kart|sesij|seans)~|vieną kartą|visada klausti
p prisijung~|slaptažod~|patvirtin~|kod~|tapatyb~
o sekund~|baig~|neaktyv~|nustatym~|mokėjim~|filtr~
`,
};
