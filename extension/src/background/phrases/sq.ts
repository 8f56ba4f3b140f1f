import { LATIN, type Language } from "./phrases";

const machine = "(pajisj~|shfletues~|kompjuter~|telefon~|laptop~|tablet~|celular~)";
const secret = "(kod~|fjalëkalim~|verifikim~|vërtetim~|identifikim~|autentifikim~|hyrje~)";
const next = "(herën (tjetër|e ardhshme)|në të ardhmen|këtej e tutje|çdo (herë|vizitë)|sa herë)";

export const sq: Language = {
  tag: "sq",
  script: LATIN,
  rows: `
n (mos|mos më|mos me) (nxirr|nxirrni|dil|ç ?kyç|çkyç|çidentifiko|shkyç)~
n mos (më |me )?(pyet|pyesni|kërko|kërkoni|verifiko) > (pajisj~|shfletues~|kompjuter~|ditë|herën tjetër)
n (pajisj~|shfletues~|kompjuter~|ditë|herën tjetër) > mos (më |me )?(pyet|pyesni|kërko|kërkoni)
i (kompjuter|pajisje)~ (i |e )?(publik|përbashkët|huaj)~
i mos (më |me )?(mbaj|mbani|kujto|ruaj|beso|ruani)
c (ruaj|ruani|mbaj mend|kujto) > (fjalëkalim~|kredencial~|të dhënat e (hyrjes|identifikimit))
v emrin?~|përdorues~|e ?mail~|email~|posta~|adres~|numr~|kart~|zgjedhj~|gjuh~|kërkim~|parapëlqim~|cilësim~|cookie~|buletin~|lajm~|ofert~|kusht~|pages~|shfaq~|trego|njoftim~|id
u (ruaj|mbaj mend|kujto|ruani) > (emrin?~|përdorues~|e ?mail~|email~|adres~|numr~)
s (më|me) (mbaj|mbani|ki) (në )?mend|mba më mend|më kujto|më kujtoni
s (mbaj|mbani) mend > (pajisj~|shfletues~|kompjuter~|hyrj~|identifikim~|sesion~)
s (qëndro|qëndroni|rri|mbaj|mbani|mbamë|lërmë|më mbaj|më mbani|më lër) > (kyçur|loguar|identifikuar|lidhur|brenda|sesion~|hyrë)
s (hyrje|kyçje|identifikim) automatike?|(kyçu|hyr|identifikohu) automatikisht
s (beso|besoji|besojini|besoni|besim) > (pajisj~|shfletues~|kompjuter~)
s (pajisj|kompjuter)~ (i |e )?(besuar|sigurt|besueshëm|besueshme|privat|private|im|ime)
s (mbaj mend|kyçur|identifikuar) > # (ditë|orë|javë|muaj)
s (qëndro|mbamë|rri|mbaje?më) > (të )?futur|mbamë mend
n (mos|mos më|mos ma) > (kërko|pyet|dërgo)~ > (përsëri|më|sërish|${next}|${machine})
n (kapërce|anashkalo|kalo) > ${secret} > (${machine}|${next}|ditë)|${next} > pa > ${secret}|pa > ${secret} > (përsëri|sërish)
n mos (e )?(mbyll|ndërprit|përfundo)~ > sesion~
i (të tjerë~|persona të tjerë) > ${machine}
t kohëzgjatja e (sesionit|seancës)
v lotari~|konkurs~|shorte~|certifikat~|vendim~|rikujto~|përfitues~|transfert~
s (regjistro|mirato|autorizo|njih|ruaj|kujto|shto|mba mend) > (këtë |kësaj )?${machine}
s ${machine} > si (të )?(besuar|sigurt|besueshme|njohur)
s (kjo është|a është kjo) ${machine} (im|ime|juaj|jote)|vetëm unë > ${machine}
s (më )?(identifiko|kyç|lidh) > automatikisht|${next} > automatikisht
s (mbaje|lëre|mbaj|lër) > (sesion|seanc|hyrje)~ (të )?(hapur|aktiv~)
w mbaj mend|kujto|mos pyet përsëri|mos pyet më
y po|ok|në rregull|vazhdo|prano|lejo|konfirmo|gjithmonë|qëndro
z jo|kurrë|më vonë|kapërce|anulo|refuzo|(vetëm )?(këtë|kësaj) (sesion|herë|here|radhe)~|pyet gjithmonë
p hyr~|kyç~|identifik~|fjalëkalim~|verifik~|kod~
o skad~|joaktiv~|cilësimet|parapëlqime~|pagesa|filtr~
`,
};
