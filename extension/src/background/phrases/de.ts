import { LATIN, type Language } from "./phrases";

const machine = "(~gerät~|browser~|~computer~|~rechners?|pc|laptop~|handy~|smartphone~|tablet~|notebook~|telefon|mac|terminal|arbeitsplatz)";
const secret = "(~codes?|tan|mtan|~passwort~|kennwort|otp|token|zweite[nrm]? faktor|zwei ?faktor~?( ~)?|2fa|~bestätigung|verifizierung|verifikation|~prüfung|sicherheitsabfrage|authentifizierung|anmeld~|~login|einloggen)";
const next = "(künftig|zukünftig|in zukunft|nächste[nrs]? (mal|besuch|anmeldung|login)|ab (jetzt|sofort)|jede[sm] (mal|besuch)|fortan)";
const later = `(${next}|erneut~|wieder|mehr|nochmals?|weitere[sn]?|tage?n?|stunden|wochen|monate?n?|${machine})`;
const skip = "(überspring~|verzichten|auslassen|weglassen|umgehen|entfallen)";

export const de: Language = {
  tag: "de",
  script: LATIN,
  rows: `
n (nicht|nie|niemals) > (abmelden|ausloggen)
n (${machine}|tagen?|wochen|monate|mal) > (nicht|keine?n?|nie) > (fragen|nachfragen|abfragen|auffordern|bestätigen|verlangen|anfordern|code~)
n nicht (mehr |erneut |wieder |nochmals? )?> (${machine}|tage|tagen) > (fragen|abfragen|verlangen|bestätigen|prüfen)
n nicht (mehr|erneut|wieder|nochmals?) > (fragen|abfragen|prüfen) > (${machine}|tage|tagen)
n (künftig|nächstes mal|nächsten mal|beim nächsten~) > (kein~|nicht|ohne) > (code~|fragen|abfragen|anfordern|verlangen|bestätig~)|(kein~|ohne) (code|codes|sicherheitscode|bestätigungscode) > (mehr|künftig|nächst~|tage|tagen)
n ${machine} > (überspringen|verzichten|auslassen|entfallen)
n (kein|nicht) > (öffentlich~|gemeinsam~)
n ${machine} > (nicht|nie|kein~) > (challenge~|herausforder~|authentifizier~|aufgefordert|sicherheitsabfrage~|identität~)
i (öffentlich~|fremd~|geteilt~|gemeinsam genutzt~) (${machine}|terminal)
i nicht (dauerhaft |auf ~ ~ )?(merken|speichern|angemeldet|eingeloggt|vertrauen|erinnern)
i (login|anmeldung|sitzung|mich|passwort|kennwort|~daten|${machine}) > (nicht|nie|niemals) (dauerhaft )?(merken|speichern|erinnern|vertrauen|behalten|sichern)
c (passwort|kennwort|zugangsdaten|anmeldedaten|logindaten|login daten|benutzerdaten|anmeldeinformationen|pin) > (merken|speichern|sichern|behalten)
c (merke|speichere) > (passwort|kennwort|zugangsdaten|anmeldedaten)
c (verbunden|online) (bleiben|halten)
c (meine |diese )?(daten|angaben|informationen) (merken|speichern|behalten)(?= $)
t (sitzungs|login|anmelde)(länge|dauer|zeit)|(dauer|länge) der (sitzung|anmeldung)
v (anmeldeseite|anmeldemaske|loginseite|anmeldeformular)(?!.* überspring)|normalerweise|üblicherweise|warum|wie oft|webseiten|websites|~anzeigen|zeigen|benachrichtig~|app|standort|antwort|~liste|~name|~namen|~kennung|~nummer|e ?mail~|mail~|~adresse|id|~karte~|auswahl|~einstellung~|sprache|such~|filter|ansicht|cookies?|~newsletter|agb|datenschutz~|angebot~|neuigkeiten|informiert|aktuell~|laufenden|zahlung~
v kunden|nutzern|benutzern|mitgliedern
s (angemeldet|eingeloggt) (zu )?(bleiben|bleibe|lassen|halten)
s (bleib~|halte~?|lass~) > (angemeldet|eingeloggt)
s (auf|an|in|bei) > ${machine} > (merken|erinnern|angemeldet|eingeloggt|speichern|bleiben)
s (login|anmeldung|sitzung|session) > (merken|speichern|behalten|beibehalten|offen|aktiv|halten)
s (mich|wieder) (wieder)?erkennen
s dauerhaft~ (anmelden|angemeldet|einloggen|eingeloggt|anmeldung|login)|(dauer|auto) ?login
s automatisch~ (anmelden|einloggen|anmeldung|login)
s (nächsten mal|nächstes mal|künftig|immer|zukünftig) > (anmelden|einloggen)
s (mich|anmeldung|login|sitzung|${machine}) > (merken|erinnern|wiedererkennen|erkennen|speichern|vertrauen|aufrechterhalten|verlängern|beibehalten|offen halten)
s (erinner~|merk~|merke dir|speicher~) > (mich|gerät|anmeldung|login|sitzung)
s vertrau~ > ${machine}
s ${machine} > vertrauenswürdig~|${machine} > als (sicher|bekannt)~
s (privat~|eigen~|persönlich~) ${machine}
s # (tagen?|stunden|wochen|monaten?|jahr) > (angemeldet|eingeloggt|merken|speichern|vertrauen)
s (angemeldet|eingeloggt|merken|vertrauen) > # (tagen?|stunden|wochen|monaten?|jahr)|(das|dies|dieses) ist (mein|ihr|dein) ${machine}|ist (das|dies) (mein|ihr|dein) ${machine}
n (nicht|nie|niemals) (mehr|erneut|wieder|nochmals?|länger|dauernd|jedes mal) > ${secret} > (~fragt?|~fragen|verlang~|~forder~|send~|~schick~|eingeb~)
n ${later} > (nicht|nie|niemals|kein~) > ${secret} > (~fragt?|~fragen|verlang~|~forder~|send~|~schick~|eingeb~)
n (kein~|nie|niemals|nicht) > ${secret} > (mehr|${next})
n ohne (erneut~|nochmalig~|weitere~|neue) ${secret}|ohne > (erneut|nochmals|wieder) > ${secret}
n ${next} > ohne > ${secret}|ohne > ${secret} > ${next}
n (${next}|${machine}) > ${secret} > ${skip}|${secret} > (${next}|${machine}) > ${skip}|${skip} > ${secret} > ${later}
n (sitzung|session|anmeldung|verbindung) (automatisch )?(nicht|nie|niemals) > (beenden|schließen|ablaufen|trennen|abbrechen)
i (andere|weitere personen|mehrere|jemand anders) > ${machine}
v ~gewinnspiel~|verlosung|~zertifikat~|entscheidung|passkeys?|(nicht|kein~ (~code|sms|~nachricht|~mail)) > (erhalten|bekommen|angekommen)|erinner~ > in # ~|in # ~ (wieder |nochmals )?erinnern|später erinnern
v ~empfänger~|überweisung~|auszahlung~|begünstigt~
s (weiterhin|dauerhaft|stets|immer) (angemeldet|eingeloggt)|(angemeldet|eingeloggt) (sein|verbleiben|belassen)
s (anmeldung|login|sitzung|session) (fortsetzen|fortführen|verlängern|beibehalten|aufrechterhalten)
s ${machine} > (merken|speichern|registrieren|freigeben|freischalten|autorisieren|hinterlegen|zulassen|genehmigen|vertrauen|erkennen|wiedererkennen)
s (registrier~|merke?|merken|speicher~) > (dies~|mein~) ${machine}
s (als|zu) (mein~|sicher~|bekannt~|vertraut~|eigen~|privat~|den vertraut~|den bekannt~|vertrauenswürdig~|den vertrauenswürdig~|meinen) ${machine}
s ${machine} > als (mein|sicher|bekannt|vertraut|eigen|privat)~
s ${next} > direkt (zu~|ins?|weiter)|direkt (zu~|ins?) > ${next}
s (melde?n?|logge?n?) (sie )?mich > (an|ein) > ${next}|(melde?n?|logge?n?) (sie )?mich > (automatisch|${next}|immer)
s (das|dies|dieses|ist) (ist |das |dies )?(mein~|ihr~|dein~) (eigene~ |private~ |persönliche~ |heim )*${machine}
s (nur ich|niemand sonst|niemand anders|kein anderer|ausschließlich ich|ich allein) > ${machine}|${machine} > (gehört (nur )?(mir|ihnen|dir)|nur ich|nutze nur ich)
v komment(ar|ier)~|anmelde(anfrage|versuch|anforderung)~|automatisch verbinden
n (diesen schritt|diese abfrage|diese prüfung) > (${machine}|${next}|tage~?|wochen) > (überspringen|auslassen)|überspringe > schritt > (${machine}|${next}|tage)
z einmalig~|vorübergehend|temporär~
w merken|erinnern|speichern|dauerhaft|vertrauen|nicht (mehr|erneut|wieder) (nach)?fragen
p anmeld~|einloggen|login|log in|passwort|kennwort|zugang|bestätig~|verifizier~|zwei ?(faktor|schritt|stufen)~|~code|tan
o abgelaufen|läuft|inaktiv~|zeitüberschreitung|~einstellung~|kasse|zahlung~|filter|umfrage|hilfreich|benutzerverwaltung|sekunden|abgemeldet|sitzung endet|entfernen|löschen|verwalten
u (merke|merken|speicher~|behalten|erinner~) > (~name~|~kennung|~nummer|e ?mail~|id)|(~name~|~kennung|~nummer|e ?mail~|id) > (merken|speichern|behalten|erinnern)|benutzer (merken|speichern)
y ja|ok|okay|weiter|fortfahren|akzeptieren|zustimmen|erlauben|bestätigen|immer|angemeldet|vertrauen|merken
z nein|nicht|nie|niemals|später|überspringen|abbrechen|ablehnen|kein~|nur (für )?(diese|die|aktuelle) sitzung|(nur |für )*(diese|die aktuelle|eine|einmalige)? ?(sitzung|browsersitzung)|bis > (schließen|geschlossen|ende)|(nur )?(dieses mal|diesmal|einmal~)|jedes mal fragen|immer fragen|aus
z (weiter|fortfahren|weitermachen)? ?ohne
`,
};
