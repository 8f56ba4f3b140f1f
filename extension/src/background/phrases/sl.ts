import { LATIN, type Language } from "./phrases";

export const sl: Language = {
  tag: "sl",
  script: LATIN,
  rows: `
n (ne|nikoli) (me )?(odjavi|odjavljaj|odjavite)
n (ne|preskoči) > (vprašaj~|sprašuj~|zahtevaj~|preverjaj~) > (naprav~|brskalnik~|računalnik~|dni)
n (naprav~|brskalnik~|računalnik~) > ne (me )?(vprašaj|sprašuj~|zahtevaj)
i (javn~|skupn~|deljen~|tuj~) (računalnik~|naprav~)
i ne (si )?(zapomni|shrani)
c (zapomni~|shrani~) > (gesl~|podatke za prijavo|prijavne podatke)
v ime|imena|uporabnišk~|e ?mail~|e ?pošt~|naslov~|številk~|kartic~|izbir~|jezik~|iskanj~|nastavitv~|piškotk~|novic~|ponudb~|pogoj~|plačil~|prikaži|pokaži|obvestil~
u (zapomni~|shrani~) > (ime|uporabnišk~|e ?mail~|naslov~|številk~)|zapomni > (up|uporabniško) ime
s (zapomni|zapomnite) (si )?(me|mene|prijav~|moj~|to|ta) ?(prijav~|naprav~|računalnik~|brskalnik~)?
s (osta~|ohrani~|obdrži~|pusti~|naj ostanem|želim ostati) > (prijavljen~|prijav~|vpisan~)
s (samodejn~|avtomatsk~) (prijav~|vpis~|prijavi)|(prijavi|vpiši) (me )?(samodejno|vedno)
s (zaupa~) > (naprav~|brskalnik~|računalnik~)
s (zaupanja vredn~|zasebn~|osebn~|lastn~|moj~) (naprav~|računalnik~|brskalnik~)
s (prijavljen~|zapomni~) > # (dni|dan|ur|tedn~|mesec~)
w zapomni si|zapomni|shrani|ne sprašuj več|ne vprašaj več
y da|v redu|ok|nadaljuj|sprejmi|dovoli|potrdi|vedno|ostani|zaupaj
z ne|nikoli|pozneje|kasneje|preskoči|prekliči|zavrni|(samo )?(za )?(to|trenutno) sejo|seja|(samo )?tokrat|do zaprtja|vedno vprašaj
p prijav~|geslo|gesla|prever~|potrd~|koda|vpis~
o sekund~|potek~|neaktivn~|nastavitve|plačil~|filt[er]~
`,
};
