import { LATIN, type Language } from "./phrases";

export const lt: Language = {
  tag: "lt",
  script: LATIN,
  rows: `
n (neatjungti|neatsijungti|neišregistruoti|neatsijunkite|neatjunkite)~?
n (nebeklausti|neklausti|nebereikalauti|nereikalauti|netikrinti|neprašyti|nebeprašyti)( manęs)? > (įrengin~|naršykl~|kompiuter~|dien~)
n (įrengin~|naršykl~|kompiuter~) > (nebeklausti|neklausti|nereikalauti|neprašyti|nebeprašyti)
i (vieš~|bendr~|svetim~) (kompiuter~|įrengin~)
i (neprisiminti|neįsiminti|neišsaugoti)
c (prisiminti|įsiminti|išsaugoti|atsiminti) > (slaptažod~|prisijungimo duomen~)
v vard~|vartotoj~|naudotoj~|el paš~|e ?mail~|pašt~|adres~|numer~|kortel~|pasirinkim~|kalb~|paiešk~|nustatym~|slapuk~|naujienlaišk~|pasiūlym~|naujien~|sąlyg~|taisykl~|mokėjim~|rodyti|pranešim~|id
u (prisiminti|įsiminti|išsaugoti|atsiminti) > (vard~|vartotoj~|naudotoj~|el paš~|e ?mail~|numer~)
s (prisiminti|įsiminti|atsiminti|prisimink|atpažinti|prisiminkite) > (mane|įrengin~|naršykl~|kompiuter~|prisijungim~|sesij~)
s (lik~|pasilik~|palik~|išlik~|laikyti) > (prisijung~|sesij~|sistemoje)
s (automatini~|automatiškai|visada) (prisijung~|jungti~)
s (pasitikėti|pasitikiu) > (įrengin~|naršykl~|kompiuter~)
s (patikim~|asmenin~|privat~|mano) (įrengin~|kompiuter~|naršykl~)
s (prisijung~|prisiminti|įsiminti) > # (dien~|valand~|savait~|mėnes~)
s išsaugoti (prisijungimą|sesiją)
s (prijungti|prijunk|jungti) automatiškai
w prisiminti|įsiminti|atsiminti|daugiau neklausti|nebeklausti
y taip|gerai|tęsti|sutinku|leisti|patvirtinti|visada|likti|pasitikėti
z ne|niekada|vėliau|ne dabar|praleisti|atšaukti|atmesti|(tik )?(šį|šiai|šią) (kart|sesij|seans)~|vieną kartą|visada klausti
p prisijung~|slaptažod~|patvirtin~|kod~|tapatyb~
o sekund~|baig~|neaktyv~|nustatym~|mokėjim~|filtr~
`,
};
