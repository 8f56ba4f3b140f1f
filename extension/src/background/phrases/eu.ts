import { LATIN, type Language } from "./phrases";

const machine = "(gailu~|nabigatzaile~|ordenagailu~|telefono~|mugikor~|eramangarri~|tableta~)";
const secret = "(kode~|pasahitz~|egiaztapen~|egiaztatze~|autentifikazio~|identifikazio~)";
const next = "(hurrengo(an|etan| aldian)|hemendik aurrera|etorkizunean|aldiro|bakoitzean)";

export const eu: Language = {
  tag: "eu",
  script: LATIN,
  final: true,
  rows: `
n (ez|ez itxi) > (saioa|saiotik) (itxi|irten|amaitu)|ez itxi saioa
n (ez) (galdetu|eskatu) > (gailu|nabigatzaile|ordenagailu)~
n ez > (erronka~|galde~|eska~) > (gailu|nabigatzaile|ordenagailu)~
i (ordenagailu|gailu) (publikoa|partekatua)~?
i ez (gogoratu|gorde)
c (gorde|gogoratu) > pasahitza|pasahitza (gorde|gogoratu)
v izena|erabiltzaile~|posta|e ?mail~|helbidea|zenbakia|txartela|hizkuntza|bilaketa|hobespenak|cookieak?|buletina|baldintzak|ordainketa|erakutsi|aplikazio~
u (erabiltzaile~|izena) (gogoratu|gorde)|(gogoratu|gorde) (erabiltzaile~|izena)
s (gogoratu|gogora) (nazazu|ni|nire saioa|gailu hau|saioa)|gogora nazazu
s (saioa|saio) (irekita|hasita|gorde|mantendu)~ ?(mantendu|utzi|eduki|gorde)?
s (mantendu|utzi|eduki) (nire )?(saioa|konektatuta)( irekita| hasita)?|konektatuta (mantendu|jarraitu)
s (gailu|ordenagailu|nabigatzaile) (honetaz|honetan|hau) (fidatu|gogoratu)
s (manten|mantendu) (nazazu|naiz~)|gogora nazazu~|(markatu|hartu) (gailua|ordenagailua) > fidagarri
n (ez|ez niri) > (eskatu|galdetu|bidali)~? > (berriro|gehiago|${next}|${machine})|${machine} > ez (eskatu|galdetu)~?|(berriro|gehiago) ez (eskatu|galdetu)~?|${secret} > ez (eskatu|galdetu)~?
n ${secret} > (saltatu|alde batera utzi) > (${machine}|${next})?|${next} > ${secret} > (gabe|saltatu)
i (beste pertsona|besteek) > ${machine}
t saioaren iraupena
v zozketa~|lehiaketa~|ziurtagiri~|erabaki~|gogorarazi~|hartzaile~|transferentzia~
s ${machine} > (gogoratu|erregistratu|onartu|baimendu|ezagutu|fidatu|gorde)~?
s ${machine} > (fidagarri|segurutzat|seguru|pertsonal|pribatu|nire)~|(hau|hori) (nire|zure) ${machine}
s (nire|zure) ${machine} (da|al da)|nik bakarrik > ${machine}
s (automatikoki|beti) > (sartu|hasi)|saioa automatikoki hasi|${next} > automatikoki
w gogoratu|gorde
y bai|ados|jarraitu|onartu
z ez|inoiz|geroago|utzi|saltatu
p saioa hasi|sartu|pasahitza|egiaztatu|kodea|saio hasiera
o segundo~|iraungi~|ezarpenak|ordainketa
`,
};
