import { LATIN, type Language } from "./phrases";

const machine = "(dispozitiv~|browser~|calculator~|computer~|telefon~|laptop~|mobil~|tablet~|pc|terminal~)";
const secret = "(cod(ul|uri)?|parol~|verific~|autentific~|conect~|logare~?|confirm~|doi pași)";
const next = "(data viitoare|vizita viitoare|următoarea (dată|vizită)|în viitor|de acum (înainte|încolo)|fiecare (vizită|dată))";
const later = `(${next}|${machine})`;

export const ro: Language = {
  tag: "ro",
  script: LATIN,
  rows: `
n (nu|fără) (mă )?(deconecta~|deloga~|delogare|deconectare)
n (nu|omite) > (întreb~|cere~|solicit~|verific~) > (${machine}|zile|data viitoare)
i ${machine} (public~|partajat~|comun~)
i nu (mă )?(ține minte|reține~|salva~|memora~|păstra~)
c (salv~|reține~|memor~|ține minte|păstr~) > (parol~|datele de (conectare|autentificare|acces|logare)|credenţial~|credential~)
c (reține|reține mi|salvează|memorează|ține minte) (datele|informațiile)( mele)?(?= $)|amintire date
t durata (sesiunii|conectării)
v nume~|utilizator~|e ?mail~|adres~|cod(ul)? (de )?(client|utilizator)|numărul|număr|card~|opțiun~|alegere~|limb~|căut~|preferinț~|setăr~|cookie~|newsletter~|ofert~|noutăți~|noutati~|termen~|condiți~|plat~|afiș~|arată|notific~|id|în aplicație
u (ține minte|reține~|salv~|memor~|păstr~) > (nume~|utilizator~|e ?mail~|adres~|număr~|cod~|id)
s (ține mă|mă ține) minte|ține minte pe mine|mă ține minte|amintește (ți|si) de mine|reține mă|memorează mă|ține mă minte
s (păstr~|rămâ~|menține~|ține|ramai|lasă~) > (conectat~|autentificat~|logat~|sesiun~|conectarea|autentificarea|logarea)
s (ține minte|reține~|salv~|memor~|recunoaște~|amintește~) > (${machine}|sesiun~|autentificarea|conectarea|logarea)
s (autentificare|conectare|logare|login) (automat[ăa]?|permanent[ăa]?)
s (conect~|autentific~|log~) > automat
s (ai |am )?încredere > ${machine}
s ${machine} (de încredere|personal|privat|propriu|meu|sigur)
s (conectat~|autentificat~|logat~|minte|reține~) > # (de )?(zile|ore|săptămâni|luni)
s amintește > # (de )?(zile|ore|săptămâni|luni)
n nu (îmi |mi |mă )?mai > (întreb~|cere~|solicit~|trimite~) > ${secret}|nu > (cere~|solicit~|întreb~) > (din nou|iar) > ${secret}|nu > (cere~|solicit~) > ${secret} > (din nou|iar|${later})
n (sari|omite|evită|treci) > ${secret} > ${later}|${next} > (fără|omite) > ${secret}|fără (o )?(nouă|re) > ${secret}|fără > ${secret} > (din nou|${next})
n nu (închide|încheia|termina) > sesiun~
i (alte persoane|alții) > ${machine}
v tragere~|tombol~|concurs~|certificat~|decizi~|amintește (mi)? peste|peste # ~
v beneficiar~|transfer~|retrager~
s (lasă|ține|menține|păstrează|păstrați) > (conectat|autentificat|logat)~
s (ține minte|reține|salvează|înregistrează|aprobă|recunoaște|autorizează) (acest |această |acestui )*${machine}
s (conect~|autentific~|log~) > (mă )?automat|${next} > automat
s (este|acesta este|e) (acesta )?(calculatorul|dispozitivul|computerul|telefonul|laptopul) (meu|dvs|dumneavoastră|tău)|(doar|numai) eu > ${machine}
v comentar~|comentez
z (acces )?(unic|temporar)
w ține minte|reține|memorează|salvează|nu mai întreba|nu mă mai întreba
y da|ok|continuă|acceptă|permite|confirmă|mereu|rămâi|păstrează|salvează
z nu|niciodată|mai târziu|acum nu|omite|anulează|refuză|(doar |numai |pentru )*(această|sesiunea curentă) ?(sesiune|dată)?|sesiune|până > (închid~|închis~)|o singură dată|întreabă mereu
p autentific~|conect~|login|logare|parol~|verific~|cod|intră
o secunde|expir~|inactiv~|setări~|preferinț~|plat~|filtr~|elimin~|șterge~|gestion~
`,
};
