import { LATIN, type Language } from "./phrases";

export const nl: Language = {
  tag: "nl",
  script: LATIN,
  rows: `
n (niet|nooit) > (uitloggen|afmelden|uitgelogd)
n (apparaat|toestel|browser|computer|dagen) > (niet|geen) > (vragen|controleren|verifiëren|code)
n (vraag|vragen) > (niet|geen) > (apparaat|toestel|browser|computer|dagen)
n (niet|geen) > (vragen|vraag|controleren|verifiëren|code) > (apparaat|toestel|browser|computer|dagen)
n (geen|niet) > (openbare|gedeelde|publieke)
n (niet|geen) > (uitdag~|daag~|bevestig~|legitim~) > (apparaat|toestel|browser|computer|dagen)|daag > niet > (apparaat|toestel|browser|computer)
i (openbare|gedeelde|publieke|openbaar|gedeeld) (computer|apparaat|pc)
i niet (onthouden|bewaren|opslaan|ingelogd|aangemeld|vertrouwen)
i (mij|me|device|apparaat|toestel|computer|browser|sessie|login|aanmelding|wachtwoord|~gegevens) niet (onthouden|bewaren|opslaan|vertrouwen|herkennen)
c (wachtwoord|inloggegevens|aanmeldgegevens|pincode) > (onthouden|bewaren|opslaan)
c (onthoud|bewaar|sla) > (wachtwoord|inloggegevens|aanmeldgegevens)
c (verbonden|online) (blijven|houden)
c (deze |mijn )gegevens (onthouden|bewaren|opslaan)(?= $)|(onthoud|bewaar) (mijn|deze) gegevens(?= $)
t sessieduur|duur van (de|mijn) sessie|minuten > (ingelogd|aangemeld)
v inlogpagina|aanmeldpagina|meestal|gewoonlijk|waarom|websites|tonen|toon|weergeven|melding~|app|antwoord|bericht|laatste|~naam|e ?mail~|~adres|~nummer|kaart~|keuze|taal|zoek~|voorkeur~|cookies?|nieuwsbrief|hoogte|aanbiedingen|voorwaarden|betaal~|id
s (ingelogd|aangemeld) (te )?(blijven|houden|laten)
s (blijf|hou|houd|laat|blijven) > (ingelogd|aangemeld)
s (onthoud|onthouden|herinner|herken|bewaar) > (mij|me|device|apparaat|toestel|computer|browser|sessie|login|aanmelding)
s (mij|me|device|apparaat|toestel|computer|browser|sessie|login|aanmelding) > (onthouden|herinneren|herkennen|vertrouwen|bewaren)
s automatisch (inloggen|aanmelden|ingelogd)
s (sessie|login|inlog~|aanmelding) > (onthouden|bewaren|actief|open|behouden)
s blijf > (verbonden|online)
s dit is mijn (eigen )?(apparaat|toestel|computer)
s (inloggen|aanmelden|log) > (volgende keer|automatisch)
s vertrouw~ > (apparaat|toestel|browser|computer)
s (eigen|privé|persoonlijk~|vertrouwde?) (apparaat|toestel|computer)
s (ingelogd|aangemeld|onthoud~|vertrouw~) > # (dagen|uur|weken|maanden)
s privé ?(computer|apparaat|toestel|pc)|(dit|is dit) (is )?(mijn|uw|jouw) (apparaat|toestel|computer)
w onthouden|onthoud|bewaren|bewaar|ingelogd|herinneren|niet (meer|opnieuw) vragen
p inlog~|aanmeld~|log in|login|wachtwoord|verif~|code|toegang
o verloopt|verlopen|inactief|instellingen|voorkeuren|betal~|filter~|nuttig|enquête|beheer|seconden|uitgelogd|afgemeld|verwijder~|beheer~
u (onthoud|onthouden|bewaar|opslaan|sla) > (~naam|e ?mail~|~nummer|id|~adres)|(~naam|e ?mail~|~nummer|id|~adres) > (onthouden|bewaren|opslaan)
y ja|ok|oké|doorgaan|accepteren|toestaan|bevestigen|altijd|blijf|aangemeld|ingelogd|vertrouwen
z nee|niet|nooit|later|overslaan|annuleren|weigeren|geen|(alleen |voor |enkel )*(deze|de huidige|één) (sessie|keer)|sessie|tot > (sluiten|afsluiten|gesloten)|eenmalig|altijd vragen|uit
`,
};
