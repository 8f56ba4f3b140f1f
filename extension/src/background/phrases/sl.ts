import { LATIN, type Language } from "./phrases";

const machine = "(naprav~|brskalnik~|računalnik~|telefon~|mobitel~|prenosnik~|tablic~)";
const secret = "(kod[aeo]~?|gesl[aou]~?|preverjanj~|potrditv~|prijav[aeo]~?)";
const next = "(naslednjič|prihodnjič|v prihodnje|od zdaj|vsakič|vsakem obisku)";
const later = `(${next}|${machine})`;

export const sl: Language = {
  tag: "sl",
  script: LATIN,
  rows: `
n (ne|nikoli) (me )?(odjavi|odjavljaj|odjavite)
n (ne|preskoči) > (vprašaj~|sprašuj~|zahtevaj~|preverjaj~) > (${machine}|dni)
n ${machine} > ne (me )?(vprašaj|sprašuj~|zahtevaj)
i (javn~|skupn~|deljen~|tuj~) ${machine}
i ne (si )?(zapomni|shrani)
c (zapomni~|shrani~) > (gesl~|podatke za prijavo|prijavne podatke)
v ime|imena|uporabnišk~|e ?mail~|e ?pošt~|naslov~|številk~|kartic~|izbir~|jezik~|iskanj~|nastavitv~|piškotk~|novic~|ponudb~|pogoj~|plačil~|prikaži|pokaži|obvestil~
u (zapomni~|shrani~) > (ime|uporabnišk~|e ?mail~|naslov~|številk~)|zapomni > (up|uporabniško) ime
s (zapomni|zapomnite) (si )?(me|mene|prijav~|moj~|to|ta) ?(prijav~|${machine})?
s (osta~|ohrani~|obdrži~|pusti~|naj ostanem|želim ostati) > (prijavljen~|prijav~|vpisan~)
s (samodejn~|avtomatsk~) (prijav~|vpis~|prijavi)|(prijavi|vpiši) (me )?(samodejno|vedno)
s (zaupa~) > ${machine}
s (zaupanja vredn~|zasebn~|osebn~|lastn~|moj~) ${machine}
s (prijavljen~|zapomni~) > # (dni|dan|ur|tedn~|mesec~)
n ne > (zahtevaj|sprašuj|vprašaj)~ > (več|znova|ponovno) > ${secret}|ne > (zahtevaj|sprašuj|vprašaj)~ > ${secret} > (več|znova|ponovno)
n (preskoči|izpusti) > ${secret} > ${later}|${next} > (brez|preskoči) > ${secret}|brez (ponovn|nov)~ ${secret}
v žrebanj~|certifikat~|odločit~|opomni~
s (zapomni|zapomnite|shrani|registriraj|odobri|prepoznaj) (si )?(to |ta |mojo |moj )*${machine}
s (ali )?(je to|to je) (moj|moja|vaš|vaša|tvoj) (lasten |lastn~ |osebn~ )?${machine}|samo jaz > ${machine}
v komentar~|komentir~
s ${machine} > (zaupaj|zapomni)~
z (enkratn|začasn)~
w zapomni si|zapomni|shrani|ne sprašuj več|ne vprašaj več
y da|v redu|ok|nadaljuj|sprejmi|dovoli|potrdi|vedno|ostani|zaupaj
z ne|nikoli|pozneje|kasneje|preskoči|prekliči|zavrni|(samo )?(za )?(to|trenutno) sejo|seja|(samo )?tokrat|do zaprtja|vedno vprašaj
p prijav~|geslo|gesla|prever~|potrd~|koda|vpis~
o sekund~|potek~|neaktivn~|nastavitve|plačil~|filt[er]~
`,
};
