import { LATIN, type Language } from "./phrases";

const machine = "(lait~|selai~|tietokone~|kone~|puhelim~|puhelin|kännykä~|kännykkä~|tabletti~|päätelai~)";
const secret = "(koodi~|salasana~|vahvistu~|todennu~|kirjautumi~|tunnistautumi~|kaksivaihe~)";
const next = "(ensi kerralla|seuraavalla kerralla|jatkossa|tulevaisuudessa|joka (kerta|käynnillä)|vastedes)";
const later = `(${next}|${machine})`;

export const fi: Language = {
  tag: "fi",
  script: LATIN,
  rows: `
n älä > (kirjaa|kirjaudu) > ulos
n älä > (kysy|vaadi|pyydä) > (laitte~|selai~|tietokone~|päiv~|ensi kerralla|seuraavalla kerralla)
n ohita > (laitte~|selai~|tietokone~|päiv~|ensi kerralla|seuraavalla kerralla)
n älä > (~haaste~|todenn~|vahvistu~|koodi~) > (laitte~|selai~|tietokone~|päiv~)
i (julki~|yhtei~|jaet~) (tietokone~|lait~|kone~)
i älä (muista|tallenna|pidä)
c (muista|tallenna) > (salasana~|kirjautumistie~|tunnukset)
c (muista|tallenna) (tietoni|nämä tiedot|omat tietoni)(?= $)
t istunnon (pituus|kesto)
v näytä|ilmoitu~|sovellu~|vastau~|viimei~|~nimi|~nimeni|~nimen|käyttäjä~|~tunnus|~tunnukseni|sähköposti~|~osoite~|~numero~|kort~|valin~|kiel~|haku~|asetukse~|eväste~|uutiskirje~|tarjou~|ehdot|maksu~
s (muista|tunnista) > (minut|lait~|selai~|kirjautumi~|tietokone~|istunto)
s (pidä~|pidetään~|pysy~|jää~) > (kirjautune~|sisään~)
s (kirjaudu|kirjaa|sisäänkirjaus) > (automaattisesti|ensi kerralla|aina)
s (muista|säilytä|pidä) > (istunto~|kirjautumi~|yhteys|yhteyden)
s (tämä on|on) (oma|minun) (laite~|tietokone~)
s automaattinen (kirjautuminen|sisäänkirjaus)
s (luota|luotetaan~|luotan) > (laittee~|selaimee~|tietokonee~)
s (luotet~|oma|yksityinen) (laite~|laitte~|tietokone~|selain|selaime~|selaimi~)
s (muista|kirjautune~) > # (päiv~|tuntia|viikko~|kuukau~)
n (älä|ei) > (kysy~|vaadi|pyydä) > ${secret} > (uudelleen|enää|${later})|(älä|ei) > enää > (kysy~|vaadi|pyydä) > ${secret}
n (ohita|ohitetaan) > ${secret} > ${later}|${next} > (ilman|ohita) > ${secret}|ilman (uutta|uudelleen~) ${secret}|ilman ${secret} ${next}
n älä (päätä|katkaise|sulje) > istunto~
i (muut|useat) > (käyttävät|käyttää) > ${machine}
v arvon~|kilpailu~|varmen~|päätö~|muistuta~
v saaja~|tilisiirto~|nosto~
s (anna|salli) > pysyä kirjautune~
s (muista|luota|tallenna|rekisteröi|hyväksy|tunnista) (tämä |tähän |tämän |minun |oma )*${machine}
s (kirjaa|kirjaudu) > automaattisesti|${next} > automaattisesti
s (onko )?tämä (on )?(oma |minun |sinun )+${machine}|vain minä > ${machine}
v kommen~
s ${machine} > (luota|muista|tallenna)~
z (kertaluon|tilapäi|kertakirj)~
w muista|tallenna|älä kysy uudelleen
p kirjau~|sisään~|salasana~|vahvist~|koodi~|tunnist~
o vanhe~|passiivi~|asetukset|maksu|suodatti~|hyödylli~|kysely~|sekun~|poista~|hallitse~
u (muista|tallenna) > (~nimi~|~nimen~|käyttäjä~|~tunnus~|sähköposti~|~osoite~|~numero~|id)
y kyllä|ok|jatka|hyväksy|salli|vahvista|aina|pysy|luota|muista|tallenna
z ei|älä|en|myöhemmin|ohita|peruuta|hylkää|vain (tämä~ )?(istun~|kerta~)|(tämän )?istun~|tämä istunto|kunnes > suljet~|kysy aina|pois
`,
};
