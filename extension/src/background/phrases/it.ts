import { LATIN, type Language } from "./phrases";

const machine = "(dispositiv[oi]|browser|computer|pc|telefono|cellulare|portatile|smartphone|tablet|postazione|terminale|apparecchio|macchina)";
const secret = "(codic[ei]|password|secondo fattore|due (passaggi|fattori)|verifica|autenticazione|token|otp|conferma|login|accesso|accedere|2fa)";
const next = "(prossim[oae] (volt[ae]|visit[ae]|access[oi])|in futuro|d ora in (poi|avanti)|da ora in (poi|avanti)|ogni (visita|volta|accesso))";
const again = "(più|di nuovo|nuovamente|ancora|altr[oi]|ulterior[ei])";
const later = `(${next}|${again}|fino|giorn[oi]|ore|settiman[ae]|mes[ei]|ann[oi]|${machine})`;
const ask = "(chied~|chiest~|richied~|richiest~|invi~|mand~|domand~|esig~|inserire|digitare)";
const skip = "(salt~|evit~|omett~|ignor~)";

export const it: Language = {
  tag: "it",
  script: LATIN,
  rows: `
n non (mi )?(disconnetter~|uscire|scollegar~)
n (non|salta) > (chied~|richied~|verific~|codice) > (${machine}|giorni|mesi|ore|settimane|prossima volta|prossime volte)
n non è > (pubblico|condiviso)
n non > (sfid~|autentic~|domand~|conferm~) > (${machine}|giorni|mesi|ore|settimane)
i ${machine} (pubblic[oa]|condivis[oa])
i non (mi )?(ricord~|memorizz~|salv~|riman~|manten~|restar~)
c (ricord~|memorizz~|salv~|conserva~) > (password|credenziali|dati (di|d) accesso|pin)
c (ricorda|ricordare|salva|memorizza|memorizzare) (i |i miei |questi )(dati)(?= $)|(ricorda|salva) (le mie |queste )informazioni(?= $)
t durata (della )?(sessione|connessione)
v (?<!(salta|saltare|evita) (la )?)pagina di (accesso|login)|di solito|perché|siti|mostra|visualizza|notifich~|app|risposta|messaggio|ultim[oaie]|~nome|utente|e ?mail|posta|indirizzo|numero|codice (utente|cliente|fiscale)|carta|scelt[ae]|lingua|ricerca|preferenze|cookies?|newsletter|aggiornat[oai]|offerte|novità|termini|condizioni|pagamento|id
s (resta~|riman~|mantieni~|mantenere|mantenimi|mantienimi|tienimi|tieni|lascia~|sempre) > (conness~|collegat~|loggat~|autenticat~|accesso|sessione|login)
s ricordami|ricordati di me|ricorda me|ricordarmi|memorizzami|ricordarsi di me|ricordatevi di me
s (ricorda~|memorizza~|salva|riconosci|registra) (questo |questa |il |la |l |mio |mia |su )*(${machine}|accesso|sessione|login|connessione)
s (accesso|login|accedi|connessione|entra|autenticazione|accedere) > (automatic~|automaticamente|prossima volta|sempre|permanente)
s (mantieni|lascia|conserva|tieni) (attiva |aperta )?(la |questa |mia )*(sessione|connessione)
s (login|accesso|sessione) (attiv~|apert~|permanente)
s (è|sono su) (il )?mio ${machine}
s (fidati|fidarsi|considera|ritieni|autorizza|fiducia) > ${machine}
s ${machine} (come |è )?(attendibile|affidabile|fidato|sicuro|privato|personale)
s (conness~|collegat~|ricorda~|sessione|accesso) > # (giorni|giorno|ore|settimane|mesi|anno)|(questo )?è (questo )?(il )?(mio|tuo|suo) ${machine}
n non > ${again} > ${ask} > ${secret}|non > ${ask} > ${again} > ${secret}|non > ${ask} > ${secret} > ${later}
n ${skip} > ${secret} > ${later}|${next} > (${skip}|senza) > ${secret}
n senza (dover |bisogno di )*(rifare|ripetere|nuov[oa]~?|più) > ${secret}|senza > ${secret} > ${next}|senza dover > ${secret}
n non (mi )?(chiudere|chiuda|terminare|interrompere|far scadere) > sessione|non farmi (uscire|disconnettere)
i (altri|altre persone|più persone|qualcun altro) > ${machine}
v estrazion[ei]|concors[oi]|premi|sorteggio|lotteria|certificato|decisione|(ricord~) (tra|fra) # ~|ricevut[oi]
v beneficiari~|destinatari~|bonific[oi]|preliev[oi]
s (lascia~|tien[ie]~|mantien[ie]~|mantenere|resta~|riman~|continua~) > (conness[oae]|collegat[oa]|loggat[oa]|autenticat[oa])
s (ricorda~|ricordati di|riconosci|riconoscere|registra~?|autorizza~?|approva~?|accetta|memorizza~?|salva~?) (questo |questa |il |la |l |mio |mia )*${machine}
s (aggiungi|contrassegna|considera|imposta|segna|salva|tratta) > ${machine} > (sicur[oai]|not[oai]|attendibil[ei]|affidabil[ei]|fidat[oi]|personale|privato|mio)
s (fid[oa]~|fidati) > ${machine}|dispositivi (attendibili|affidabili|fidati|noti|sicuri|autorizzati)
s ${next} > direttament~|direttament~ > ${next}
s (acced~|colleg[ah]~|connett~|entr[ao]~|accesso|login) > (automatic~|in automatico|${next})
s ${machine} > è (mio|tuo|suo|di mia proprietà)|${machine} > (mi|ti|le) appartiene
s (è|questo è|sono su|uso) (questo )?(il |la )?(mi[oa]|su[oa]|tu[oa]) (propri[oa] |personale )?${machine}
s (solo|soltanto) io > ${machine}|nessun altro > ${machine}
s (tieni|mantieni|lascia|tenere|mantenere|lasciare) (viva|aperta|attiva) > sessione
v commento|commenti|commentare|(richiesta|tentativo) di accesso
n (salta|saltare|ignora|non ripetere) questo (passaggio|passo|controllo) > (${machine}|${next}|giorni)
z (accesso )?(singolo|temporaneo|occasionale|una tantum)|(solo )?una volta
w ricorda|ricordare|memorizza|salva|non chiedere (più|di nuovo)
p acced~|accesso|login|entra|password|verific~|codice|autentic~
o scad~|inattiv~|impostazioni|preferenze|pagamento|filtri|utile|sondaggio|amministrazione|secondi|disconness~|rimuov~|elimin~|gestisci|gestione
u (ricord~|memorizz~|salv~|conserva~) > (~nome|utente|e ?mail|numero|codice|id|indirizzo)
y sì|si|ok|continua|accetta|consenti|conferma|sempre|resta|rimani|mantieni|autorizza|ricorda
z no|non|mai|adesso no|non ora|più tardi|dopo|salta|ignora|annulla|rifiuta|(solo |per |soltanto )*(questa|una|la) (sessione|volta)|sessione|fino > (chiusura|chiudo)|chiedi sempre|disattivato
z (continua|continuare|prosegui) senza
`,
};
