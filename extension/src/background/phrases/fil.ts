import { LATIN, type Language } from "./phrases";

export const fil: Language = {
  tag: "fil",
  also: ["tl"],
  script: LATIN,
  rows: `
n huwag (na |nang |akong |ako |mo |mong )*(i ?)?(log ?out|sign ?out|mag ?log ?out|mag ?sign ?out|mag ?logout|ilabas)
n huwag (na |nang |muling |na akong |akong )*(magtanong|tanungin|itanong|humingi|hingin|hilingin) > (device|browser|computer|araw|susunod)
i (pampublikong|pinagsasaluhang|publikong|shared na) (computer|device)|(computer|device) na (pampubliko|publiko)
i huwag (mo |na |mong |akong |ako |ang )*(tandaan|alalahanin|i ?save|pagkatiwalaan|panatilihin)
c (tandaan|i ?save|alalahanin|itago) (mo |ang |aking |ko |mga )*(password|detalye sa pag ?log ?in|kredensyal|impormasyon sa pag ?log ?in)
v user ?name|pangalan~|e ?mail|address|numero|card|pinili|piniling|napili|wika|paghahanap|setting~|cookies?|newsletter|balita|alok|tuntunin|kondisyon|bayad|pagbabayad|ipakita|abiso|id
u (tandaan|i ?save|alalahanin) (mo |ang |aking |ko )*(user ?name|pangalan~|e ?mail|address|numero|id)
s (tandaan|alalahanin|kilalanin) (mo )?(ako|ang (aking )?(login|log in|pag ?log ?in|pag log in|session))
s (tandaan|alalahanin|kilalanin|i ?save) > (device|browser|computer)
s (panatilihin|panatilihing|manatili|manatiling|hayaan|hayaang) > naka ?(log|sign|login|konekta)
s naka ?(log in|sign in|login) > (palagi|lagi|araw)
s (awtomatiko|awtomatikong|kusang) (mag ?|i ?)?(log ?in|sign ?in|mag ?login)
s (pagkatiwalaan|magtiwala) > (device|browser|computer)
s (pinagkakatiwalaang|pribadong|sarili kong|aking) (device|computer|browser)
s (tandaan|panatilihin~) > # (araw|oras|linggo|buwan)
w tandaan|huwag nang magtanong( muli)?
y oo|opo|sige|magpatuloy|tanggapin|payagan|kumpirmahin|palagi
z hindi|huwag|mamaya|laktawan|kanselahin|tanggihan|(sa )?session na ito( lang)?|ngayon lang
p mag ?log ?in|mag ?sign ?in|log in|sign in|password|pag ?verify|beripikahin|code
o mag ?expire~|nag ?expire|hindi aktibo|setting~|bayad|filter
`,
};
