import { LATIN, type Language } from "./phrases";

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
w gogoratu|gorde
y bai|ados|jarraitu|onartu
z ez|inoiz|geroago|utzi|saltatu
p saioa hasi|sartu|pasahitza|egiaztatu|kodea|saio hasiera
o segundo~|iraungi~|ezarpenak|ordainketa
`,
};
