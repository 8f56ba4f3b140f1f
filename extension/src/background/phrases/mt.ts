import { LATIN, type Language } from "./phrases";

export const mt: Language = {
  tag: "mt",
  script: LATIN,
  rows: `
n toħroġnix|tilloggjanix
n (tistaqsix|tistaqsinix|titlobx|titlobnix|tistaqsux) > (apparat|brawżer|kompjuter|jiem)
i (kompjuter|apparat) (pubbliku|kondiviż|komuni)
i (tiftakarnix|tiftakarx|tissejvjax|tafdax)
c (ftakar|iftakar|issejvja|żomm|aħżen) > (password|kredenzjali)
v isem|email|e mail|posta|indirizz|numru|kard|għażla|għażliet|lingwa|tiftix|preferenzi|cookies?|bulettin|aħbarijiet|offerti|kundizzjonijiet|termini|ħlas|uri|notifik~|id
u (ftakar|iftakar|issejvja|żomm|aħżen) > (isem|email|e mail|numru)
s (ftakarni|iftakarni|fakkar fija)
s (żommni|ibqa|nibqa|ħallini|żomm) > (illoggjat|imdaħħal|konness|dħalt|dħul|sessjoni)~
s (ftakar|iftakar|afda|emmen) > (apparat|brawżer|kompjuter)
s (idħol|login|dħul) awtomatik~|(apparat|kompjuter) (fdat|personali|tiegħi)
s żommni > (kont|imdaħħal|imdaħħla)
w ftakar|iftakar|terġax tistaqsi
y iva|kompli|aċċetta|ippermetti|ikkonferma|dejjem
z le|qatt|aktar tard|aqbeż|ikkanċella|irrifjuta
p idħol|dħul|login|password|ivverifika|kodiċi
o skad~|inattiv~|settings|ħlas|filtr~
`,
};
