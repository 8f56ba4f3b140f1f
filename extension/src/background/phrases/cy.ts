import { LATIN, type Language } from "./phrases";

export const cy: Language = {
  tag: "cy",
  script: LATIN,
  rows: `
n (peidiwch|peidio|paid) (â |a |ag )?(fy |fi )?allgofnodi
n (peidiwch|peidio|paid) (â |a |ag )?(gofyn|holi) > (dyfais|ddyfais|porwr|cyfrifiadur|diwrnod)
i (cyfrifiadur|dyfais) (cyhoeddus|gyhoeddus|a rennir|wedi i rannu)
i (peidiwch|peidio|paid) (â |a |ag )?(fy )?(chofio|cofio|nghofio|chadw|cadw|ymddiried)
c (cofio|cofiwch|cadw) > (cyfrinair|nghyfrinair|manylion mewngofnodi)
v enw|e bost|ebost|cyfeiriad|rhif|cerdyn|dewis~|iaith|chwilio|gosodiadau|dewisiadau|cwcis|cylchlythyr|newyddion|cynigion|telerau|amodau|talu|taliad|dangos|hysbysiad~|id
u (cofio|cofiwch|cadw) > (enw|e bost|ebost|cyfeiriad|rhif)
s (cofio|cofiwch|cofia) (amdanaf )?(i|fi|amdanaf)|fy nghofio
s (cadw|aros|arhoswch|cadwch|nghadw|parhau) > (mewngofnodi|mewngofnodedig|arwyddo i mewn)
s (cofio|cofiwch|ymddiried|ymddiriedwch) > (dyfais|ddyfais|porwr|cyfrifiadur)
s mewngofnodi (n )?awtomatig|(dyfais|cyfrifiadur) (ddibynadwy|dibynadwy|personol|bersonol|preifat|breifat)
w cofio|peidiwch â gofyn eto
y ie|iawn|parhau|derbyn|caniatáu|cadarnhau|bob amser|aros
z na|byth|nes ymlaen|hepgor|canslo|gwrthod|y sesiwn (hon|yma) yn unig
p mewngofnod~|cyfrinair|dilysu|gwirio|cod
o dod i ben|anweithgar|gosodiadau|taliad|hidl~
`,
};
