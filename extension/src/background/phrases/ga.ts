import { LATIN, type Language } from "./phrases";

export const ga: Language = {
  tag: "ga",
  script: LATIN,
  rows: `
n ná (logáil|sínigh) > amach
n ná (fiafraigh|iarr|bac) > (gléas|ngléas|bhrabhsálaí|mbrabhsálaí|ríomhaire|lá|laethanta)
i (ríomhaire|gléas) (poiblí|comhroinnte)
i ná (cuimhnigh|sábháil|coinnigh)
c (cuimhnigh|sábháil|coinnigh) > (pasfhocal|bpasfhocal|focal faire|fhocal faire)
v ainm|t ainm|ríomhphost|r phost|seoladh|uimhir|cárta|rogha|roghanna|teanga|cuardach|socruithe|fianáin|nuachtlitir|nuacht|tairiscintí|téarmaí|íocaíocht|taispeáin|fógra~|id
u (cuimhnigh|sábháil) > (ainm|t ainm|ríomhphost|seoladh|uimhir)
s (cuimhnigh|cuimhnítear) (ormsa|orm)
s (fan|coinnigh|fág|coinnigh mé|bí) > (logáilte|sínithe|logáilte isteach|sínithe isteach)
s (cuimhnigh|muinín|iontaoibh) > (gléas|ngléas|bhrabhsálaí|mbrabhsálaí|ríomhaire)
s (logáil|sínigh) isteach (go )?(huathoibríoch|uathoibríoch)|(gléas|ríomhaire) (iontaofa|príobháideach|pearsanta)
w cuimhnigh|ná fiafraigh arís
y tá|sea|lean ar aghaidh|glac|ceadaigh|deimhnigh|i gcónaí|fan
z níl|ní hea|ná|níos déanaí|scipeáil|cealaigh|diúltaigh|an seisiún seo amháin
p logáil|sínigh isteach|síniú isteach|pasfhocal|focal faire|fíoraigh|cód
o as feidhm|éagtha|neamhghníomhach|socruithe|íocaíocht|scagaire
`,
};
