import { LATIN, type Language } from "./phrases";

export const it: Language = {
  tag: "it",
  script: LATIN,
  rows: `
n non (mi )?(disconnetter~|uscire|scollegar~)
n (non|salta) > (chied~|richied~|verific~|codice) > (dispositivo|browser|computer|giorni|pc|mesi|ore|settimane|prossima volta|prossime volte)
n non è > (pubblico|condiviso)
n non > (sfid~|autentic~|domand~|conferm~) > (dispositivo|browser|computer|giorni|pc|mesi|ore|settimane)
i (computer|dispositivo|pc|postazione) (pubblic[oa]|condivis[oa])
i non (mi )?(ricord~|memorizz~|salv~|riman~|manten~|restar~)
c (ricord~|memorizz~|salv~|conserva~) > (password|credenziali|dati (di|d) accesso|pin)
c (ricorda|ricordare|salva|memorizza|memorizzare) (i |i miei |questi )(dati)(?= $)|(ricorda|salva) (le mie |queste )informazioni(?= $)
t durata (della )?(sessione|connessione)
v pagina di (accesso|login)|di solito|perché|siti|mostra|visualizza|notifich~|app|risposta|messaggio|ultim[oaie]|~nome|utente|e ?mail|posta|indirizzo|numero|codice (utente|cliente|fiscale)|carta|scelt[ae]|lingua|ricerca|preferenze|cookies?|newsletter|aggiornat[oai]|offerte|novità|termini|condizioni|pagamento|id
s (resta~|riman~|mantieni~|mantenere|mantenimi|mantienimi|tienimi|tieni|lascia~|sempre) > (conness~|collegat~|loggat~|autenticat~|accesso|sessione|login)
s ricordami|ricordati di me|ricorda me|ricordarmi|memorizzami|ricordarsi di me|ricordatevi di me
s (ricorda~|memorizza~|salva|riconosci|registra) (questo |questa |il |la |l |mio |mia |su )*(dispositivo|browser|computer|pc|accesso|sessione|login|connessione)
s (accesso|login|accedi|connessione|entra|autenticazione|accedere) > (automatic~|automaticamente|prossima volta|sempre|permanente)
s (mantieni|lascia|conserva|tieni) (attiva |aperta )?(la |questa |mia )*(sessione|connessione)
s (login|accesso|sessione) (attiv~|apert~|permanente)
s (è|sono su) (il )?mio (dispositivo|computer|pc)
s (fidati|fidarsi|considera|ritieni|autorizza|fiducia) > (dispositivo|browser|computer|pc)
s (dispositivo|browser|computer|pc) (come |è )?(attendibile|affidabile|fidato|sicuro|privato|personale)
s (conness~|collegat~|ricorda~|sessione|accesso) > # (giorni|giorno|ore|settimane|mesi|anno)|(questo )?è (questo )?(il )?(mio|tuo|suo) (dispositivo|computer|pc)
w ricorda|ricordare|memorizza|salva|non chiedere (più|di nuovo)
p acced~|accesso|login|entra|password|verific~|codice|autentic~
o scad~|inattiv~|impostazioni|preferenze|pagamento|filtri|utile|sondaggio|amministrazione|secondi|disconness~|rimuov~|elimin~|gestisci|gestione
u (ricord~|memorizz~|salv~|conserva~) > (~nome|utente|e ?mail|numero|codice|id|indirizzo)
y sì|si|ok|continua|accetta|consenti|conferma|sempre|resta|rimani|mantieni|autorizza|ricorda
z no|non|mai|adesso no|non ora|più tardi|dopo|salta|ignora|annulla|rifiuta|(solo |per |soltanto )*(questa|una|la) (sessione|volta)|sessione|fino > (chiusura|chiudo)|chiedi sempre|disattivato
`,
};
