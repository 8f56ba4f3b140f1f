import { LATIN, type Language } from "./phrases";

const machine = "(~apparaat|apparaten|toestel|browser|~computer|pc|laptop|telefoon|machine|tablet|smartphone|mobiel|mobieltje|terminal)";
const secret = "(~codes?|wachtwoord|tweede (factor|stap)|twee ?stap~( ~)?|twee ?factor~|verificatie|authenticatie|bevestiging|token|otp|inloggen|in te loggen|aan te melden|aanmelden|inlog(?!naam)~|login|2fa)";
const next = "(volgende (keer|bezoek)|voortaan|in de toekomst|in het vervolg|vanaf nu|(elk|ieder) bezoek|(elke|iedere) keer)";
const again = "(meer|opnieuw|nogmaals|weer|steeds|telkens)";
const later = `(${next}|${again}|dagen|uur|weken|maanden|${machine})`;
const ask = "(vra[ae]g~|vragen|gevraagd|verlang~|eis~|stuur|sturen|verzend~|invoeren|invullen|controleer)";

export const nl: Language = {
  tag: "nl",
  script: LATIN,
  rows: `
n (niet|nooit) > (uitloggen|afmelden|uitgelogd)
n (${machine}|dagen) > (niet|geen) > (vragen|controleren|verifiëren|code)
n (vraag|vragen) > (niet|geen) > (${machine}|dagen)
n (niet|geen) > (vragen|vraag|controleren|verifiëren|code) > (${machine}|dagen)
n (geen|niet) > (openbare|gedeelde|publieke)
n (niet|geen) > (uitdag~|daag~|bevestig~|legitim~) > (${machine}|dagen)|daag > niet > ${machine}
i (openbare|gedeelde|publieke|openbaar|gedeeld) ${machine}
i niet (onthouden|bewaren|opslaan|ingelogd|aangemeld|vertrouwen)
i (mij|me|${machine}|sessie|login|aanmelding|wachtwoord|~gegevens) niet (onthouden|bewaren|opslaan|vertrouwen|herkennen)
c (wachtwoord|inloggegevens|aanmeldgegevens|pincode) > (onthouden|bewaren|opslaan)
c (onthoud|bewaar|sla) > (wachtwoord|inloggegevens|aanmeldgegevens)
c (verbonden|online) (blijven|houden)
c (deze |mijn )gegevens (onthouden|bewaren|opslaan)(?= $)|(onthoud|bewaar) (mijn|deze) gegevens(?= $)
t sessieduur|duur van (de|mijn) sessie|minuten > (ingelogd|aangemeld)
v (inlogpagina|aanmeldpagina)(?!.* over)|meestal|gewoonlijk|waarom|websites|tonen|toon|weergeven|melding~|app|antwoord|bericht|laatste|~naam|e ?mail~|~adres|~nummer|kaart~|keuze|taal|zoek~|voorkeur~|cookies?|nieuwsbrief|hoogte|aanbiedingen|voorwaarden|betaal~|id
s (ingelogd|aangemeld) (te )?(blijven|houden|laten)
s (blijf|hou|houd|laat|blijven) > (ingelogd|aangemeld)
s (onthoud|onthouden|herinner|herken|bewaar) > (mij|me|${machine}|sessie|login|aanmelding)
s (mij|me|${machine}|sessie|login|aanmelding) > (onthouden|herinneren|herkennen|vertrouwen|bewaren)
s automatisch (inloggen|aanmelden|ingelogd)
s (sessie|login|inlog~|aanmelding) > (onthouden|bewaren|actief|open|behouden)
s blijf > (verbonden|online)
s dit is mijn (eigen )?${machine}
s (inloggen|aanmelden|log) > (volgende keer|automatisch)
s vertrouw~ > ${machine}
s (eigen|privé|persoonlijk~|vertrouwde?) ${machine}
s (ingelogd|aangemeld|onthoud~|vertrouw~) > # (dagen|uur|weken|maanden)
s privé ?${machine}|(dit|is dit) (is )?(mijn|uw|jouw) ${machine}
n (niet|nooit|geen) > ${again} > ${secret}|geen ${secret} > ${later}|${later} > (niet|geen|nooit) > ${secret} > ${ask}
n (niet|nooit|geen) > ${ask} > ${secret} > ${later}
n sla > ${secret} > over > ${later}|(${next}|${machine}) > ${secret} > overslaan|${secret} > ${later} > overslaan|${secret} overslaan > ${later}|${next} > sla > ${secret} > over
n zonder (opnieuw|weer|nogmaals|nieuwe) > ${secret}|zonder > ${secret} > ${next}|${next} > zonder > ${secret}
n sessie > niet > (beëindigen|sluiten|verlopen|afsluiten)|(beëindig|sluit) > sessie > niet
i (anderen|andere mensen|meerdere personen|iemand anders) > ${machine}
v (herinner|herinneren) (mij |me )?(over # ~|later|eraan|aan)|over # (dagen|uur|weken|maanden)|~trekking|prijsvraag|loterij|winactie|certificaat|beslissing|ontvangen|gekregen
v begunstigde~|ontvanger~|overschrijving~|overboeking~|opname~
s (laat|laten|hou|houd|houden|blijf|blijven) > (ingelogd|aangemeld)|(ingelogd|aangemeld) > (laten|houden|blijven)
s (onthoud|herken|vertrouw|registreer|autoriseer|bewaar|accepteer|ken) (op |dit |deze |mijn |het |de )*${machine}
s ${machine} > (onthouden|herkennen|vertrouwen|registreren|goedkeuren|autoriseren|bewaren)|${machine} > als (veilig|bekend|vertrouwd|eigen|privé)~
s (markeer|beschouw|voeg|sla) > ${machine} > (veilig|vertrouwde?|bekende?|eigen)|(vertrouwde|bekende|veilige|goedgekeurde) ${machine}
s ${next} > (direct|rechtstreeks|meteen)|(direct|rechtstreeks|meteen) > ${next}
s (log|meld) (mij|me) > automatisch|(log|meld) (mij|me) > ${next}|${next} > automatisch
s (is|dit is|dit) (dit |deze )?(mijn|uw|jouw|je) (eigen |privé |persoonlijke )*${machine}
s ${machine} > (is )?van (mij|u|jou|mijzelf)|is ${machine} van (u|jou|mij)|is (deze|dit) ${machine} van
s alleen ik > ${machine}|niemand anders > ${machine}|(als enige) > ${machine}
v reactie~|reageer|reageren|commentaar|(inlog|aanmeld)(poging|verzoek)~|automatisch verbinden
n (deze stap|deze controle) > (${machine}|${next}|dagen) > overslaan|sla deze stap > (${machine}|${next}|dagen)|deze stap overslaan > (${machine}|${next}|dagen)
z (éénmalig|eenmalig|tijdelijk)~
w onthouden|onthoud|bewaren|bewaar|ingelogd|herinneren|niet (meer|opnieuw) vragen
p inlog~|aanmeld~|log in|login|wachtwoord|verif~|code|toegang
o verloopt|verlopen|inactief|instellingen|voorkeuren|betal~|filter~|nuttig|enquête|beheer|seconden|uitgelogd|afgemeld|verwijder~|beheer~
u (onthoud|onthouden|bewaar|opslaan|sla) > (~naam|e ?mail~|~nummer|id|~adres)|(~naam|e ?mail~|~nummer|id|~adres) > (onthouden|bewaren|opslaan)
y ja|ok|oké|doorgaan|accepteren|toestaan|bevestigen|altijd|blijf|aangemeld|ingelogd|vertrouwen
z nee|niet|nooit|later|overslaan|annuleren|weigeren|geen|(alleen |voor |enkel )*(deze|de huidige|één) (sessie|keer)|sessie|tot > (sluiten|afsluiten|gesloten)|eenmalig|altijd vragen|uit
z (doorgaan|verder|ga verder) zonder
`,
};
