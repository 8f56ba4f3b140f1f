import { LATIN, type Language } from "./phrases";

export const sw: Language = {
  tag: "sw",
  script: LATIN,
  rows: `
n (usinitoe|usitoke|usiondoke|usiniondoe|usinilogout)~
n (usiulize|usiniulize|usihitaji|usiombe) > (kifaa|kivinjari|kompyuta|siku)
i (kompyuta|kifaa) (ya|cha|hii ni ya|hiki ni cha) (umma|kushirikiwa|pamoja)
i (usinikumbuke|usikumbuke|usihifadhi|usiamini)
c (hifadhi|kumbuka) > (nenosiri|nywila|maelezo ya kuingia)
v jina|barua ?pepe|anwani|nambari|namba|kadi|chaguo|machaguo|lugha|utafutaji|mipangilio|vidakuzi|jarida|habari|ofa|masharti|malipo|onyesha|arifa|id
u (hifadhi|kumbuka) > (jina|barua ?pepe|anwani|nambari|namba)
s nikumbuke|unikumbuke
s (endelea|baki|kaa|niweke|nibakishe|niache|nibaki|usalie|salia) > (umeingia|nimeingia|ukiwa umeingia|ndani ya akaunti)
s (kumbuka|hifadhi|tambua) > (kifaa|kivinjari|kompyuta|kipindi)
s ingia (kiotomatiki|moja kwa moja|otomatiki)
s (amini|kiamini|iamini) > (kifaa|kivinjari|kompyuta)
s (kifaa|kompyuta) (changu|yangu|kinachoaminika|binafsi)
w kumbuka|usiulize tena
y ndiyo|ndio|sawa|endelea|kubali|ruhusu|thibitisha|daima
z hapana|la|kamwe|baadaye|ruka|ghairi|kataa|kipindi hiki( pekee| tu)?
p ingia|kuingia|nenosiri|nywila|thibitisha|uthibitishaji|msimbo
o muda umeisha|mipangilio|malipo|kichujio
`,
};
