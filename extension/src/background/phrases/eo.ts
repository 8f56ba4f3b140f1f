import { LATIN, type Language } from "./phrases";

export const eo: Language = {
  tag: "eo",
  script: LATIN,
  rows: `
n ne (elsalut~|elensalut~|adiaŭ~)
n ne > (demand~|pet~|postul~|kontrol~) > (aparat~|retumil~|komputil~|tagojn?)
i (publika|komuna|fremda) (komputil~|aparat~)
i ne (memor~|konserv~|fid~)
c (memor~|konserv~) > (pasvort~|akreditaĵ~)
v ~nomo?n?|retpoŝt~|adres~|numer~|kart~|elekt~|lingv~|serĉ~|agord~|kuketo~|novaĵ~|ofert~|kondiĉ~|pag~|montr~|sciig~|id
u (memor~|konserv~) > (~nomon?|retpoŝt~|numer~)
s (re)?memor~ (min|nin)|(memor~|konserv~|rekon~) > (aparat~|retumil~|komputil~|ensalut~|seanc~)
s (rest~|ten~|las~) > (ensalut~|konekt~)
s (aŭtomate ensalut~|ensalut~ aŭtomate|aŭtomata ensaluto)
s fid~ > (aparat~|retumil~|komputil~)
s (fidinda|privata|propra|mia) (aparato|komputilo|retumilo)~
w memoru|memori|ne demandu denove
p ensalut~|pasvort~|kontrol~|konfirm~|kodo~
o eksvalid~|neaktiv~|agordoj|pago|filtril~
y jes|bone|daŭrigi|akcepti|ĉiam
z ne|neniam|poste|preterpasi|nuligi|nur ĉi~
`,
};
