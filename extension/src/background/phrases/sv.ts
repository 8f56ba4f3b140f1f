import { LATIN, type Language } from "./phrases";

const machine = "(enhet~|webbläsar~|dator~|telefon~|mobil~|laptop~|surfplatt~|maskin~|pc)";
const secret = "(kod~|lösenord~|verifiering~|bekräftelse~|tvåsteg~|inloggning~|autentisering~|logga in)";
const next = "(nästa gång|nästa besök|i fortsättningen|framöver|i framtiden|hädanefter|varje (gång|besök))";
const later = `(${next}|${machine})`;

export const sv: Language = {
  tag: "sv",
  script: LATIN,
  rows: `
n logga (mig )?(inte|aldrig) (mig )?ut
n (fråga|kräv|begär|be) (mig )?inte > (${machine}|dagar|nästa gång)
n hoppa över > (${machine}|dagar|nästa gång)
n (utmana|avkräv|verifiera) (mig )?inte > (${machine}|dagar|nästa gång)
i (offentlig|delad|allmän|publik)~ (dator|enhet)~
i (kom|spara|lita|håll|minns) (mig )?inte
i (fortsätt|förbli|stanna|var) (inte|ej)
c (spara|kom ihåg|komma ihåg) > (lösenord~|inloggningsuppgifter~)
c (kom ihåg|spara|komma ihåg) (mina|dessa) (uppgifter|data)(?= $)
t sessionslängd|sessionens längd|inloggningstid|minuter > inloggad
v visa|avisering~|app|svar|meddelande|senaste|användar~|~namn~|e ?post~|mejl~|mail|~adress~|~nummer|kort~|val|språk~|sök~|inställning~|cookies?|kakor|nyhetsbrev|uppdaterad|erbjudanden|villkor~|betal~|id
s (kom|komma) ihåg > (mig|${machine}|inloggning~|session~)
s (förbli~|håll~|fortsätt~|stanna~|var|låt~|behåll~) > inloggad
s (håll|behåll|låt|hålla) > (sessionen|mig) (aktiv|öppen|inloggad|kvar)
s (känn igen) > (mig|${machine})
s (är|det här är) min (egen )?(enhet|dator)
s minns > (mig|enhet~)
s (spara|behåll) (min |denna |den här )?(inloggning|session|enhet)~
s logga in > (automatiskt|nästa gång|alltid)
s automatisk~ inloggning
s lita på > ${machine}
s (betrodd|privat|egen|pålitlig) (enhet|dator|webbläsare)
s (inloggad|ihåg) > # (dagar|timmar|veckor|månader)
s alltid (vara |bli |förbli )?inloggad|(är|är det här) (min|din) (enhet|dator)
n (fråga|kräv|begär|be) (mig )?(inte|aldrig) > ${secret} > (igen|mer|${next}|dagar|${machine})|(inte|aldrig|slippa?) > ${secret} > (igen|${next})
n hoppa över > ${secret} > ${later}|${next} > (utan|hoppa över) > ${secret}|utan > ${secret} > (igen|på nytt|${next})|utan ny ${secret}
n (avsluta|stäng|avbryt) (inte|aldrig) > session~
i (andra|flera) > (använder|delar) > ${machine}
v utlottning~|tävling~|certifikat~|beslut|påminn~
v mottagare~|överföring~|uttag~
s (låt|håll|behåll) > (kvar |vara )*inloggad
s (kom ihåg|spara|lita på|registrera|godkänn|känn igen) (den här |det här |denna |min |mitt )*${machine}
s logga in mig automatiskt|(logga|logga mig) in > (varje besök|varje gång)|${next} > automatiskt
s (är|detta är|det här är) (det här |detta )?(min|din|mitt|ditt) (egen |egna |privata )?${machine}|(bara|endast) jag > ${machine}
s (håll|låt|behåll|lämna) sessionen
v komment~
z (engångs|tillfällig)~
w kom ihåg|spara|fråga inte igen|minns
p logga in|inloggning|lösenord~|verif~|kod|bekräfta~
o upphör|inaktiv~|gått ut|går ut|inställningar|betalning|filter|hjälp~|enkät|sekunder|(går|gått) > ut|utloggad|ta bort|hantera
u (kom ihåg|komma ihåg|spara|minns) > (användar~|~namn~|e ?post~|mejl~|mail|~nummer|id|~adress~)
y ja|ok|fortsätt|acceptera|tillåt|bekräfta|alltid|förbli|lita|spara
z nej|inte|aldrig|senare|hoppa över|avbryt|neka|avvisa|(bara |endast |för )*(den här|denna) (sessionen|gången|gång)|session|tills > stäng~|en gång|fråga alltid|av
z (fortsätt|gå vidare) utan
`,
};
