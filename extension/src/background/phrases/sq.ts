import { LATIN, type Language } from "./phrases";

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
w mbaj mend|kujto|mos pyet përsëri|mos pyet më
y po|ok|në rregull|vazhdo|prano|lejo|konfirmo|gjithmonë|qëndro
z jo|kurrë|më vonë|kapërce|anulo|refuzo|(vetëm )?(këtë|kësaj) (sesion|herë|here|radhe)~|pyet gjithmonë
p hyr~|kyç~|identifik~|fjalëkalim~|verifik~|kod~
o skad~|joaktiv~|cilësimet|parapëlqime~|pagesa|filtr~
`,
};
