import { LATIN, type Language } from "./phrases";

export const de: Language = {
  tag: "de",
  script: LATIN,
  rows: `
n (nicht|nie|niemals) > (abmelden|ausloggen)
n (gerät~|browser|computer|rechner|pc|tagen?|wochen|monate|mal) > (nicht|keine?n?|nie) > (fragen|nachfragen|abfragen|auffordern|bestätigen|verlangen|anfordern|code~)
n nicht (mehr |erneut |wieder |nochmals? )?> (gerät|browser|computer|rechner|tage|tagen) > (fragen|abfragen|verlangen|bestätigen|prüfen)
n nicht (mehr|erneut|wieder|nochmals?) > (fragen|abfragen|prüfen) > (gerät|browser|computer|rechner|tage|tagen)
n (künftig|nächstes mal|nächsten mal|beim nächsten~) > (kein~|nicht|ohne) > (code~|fragen|abfragen|anfordern|verlangen|bestätig~)|(kein~|ohne) (code|codes|sicherheitscode|bestätigungscode) > (mehr|künftig|nächst~|tage|tagen)
n (gerät|browser|computer|rechner) > (überspringen|verzichten|auslassen|entfallen)
n (kein|nicht) > (öffentlich~|gemeinsam~)
n (gerät~|browser|computer|rechner) > (nicht|nie|kein~) > (challenge~|herausforder~|authentifizier~|aufgefordert|sicherheitsabfrage~|identität~)
i (öffentlich~|fremd~|geteilt~|gemeinsam genutzt~) (computer|rechner|pc|gerät|terminal)
i nicht (dauerhaft |auf ~ ~ )?(merken|speichern|angemeldet|eingeloggt|vertrauen|erinnern)
i (login|anmeldung|sitzung|mich|passwort|kennwort|~daten|gerät|browser|rechner|computer) > (nicht|nie|niemals) (dauerhaft )?(merken|speichern|erinnern|vertrauen|behalten|sichern)
c (passwort|kennwort|zugangsdaten|anmeldedaten|logindaten|login daten|benutzerdaten|anmeldeinformationen|pin) > (merken|speichern|sichern|behalten)
c (merke|speichere) > (passwort|kennwort|zugangsdaten|anmeldedaten)
c (verbunden|online) (bleiben|halten)
c (meine |diese )?(daten|angaben|informationen) (merken|speichern|behalten)(?= $)
t (sitzungs|login|anmelde)(länge|dauer|zeit)|(dauer|länge) der (sitzung|anmeldung)
v anmeldeseite|anmeldemaske|loginseite|anmeldeformular|normalerweise|üblicherweise|warum|wie oft|webseiten|websites|~anzeigen|zeigen|benachrichtig~|app|standort|antwort|~liste|~name|~namen|~kennung|~nummer|e ?mail~|mail~|~adresse|id|~karte~|auswahl|~einstellung~|sprache|such~|filter|ansicht|cookies?|~newsletter|agb|datenschutz~|angebot~|neuigkeiten|informiert|aktuell~|laufenden|zahlung~
v kunden|nutzern|benutzern|mitgliedern
s (angemeldet|eingeloggt) (zu )?(bleiben|bleibe|lassen|halten)
s (bleib~|halte~?|lass~) > (angemeldet|eingeloggt)
s (auf|an|in|bei) > (gerät|browser|computer|rechner|pc) > (merken|erinnern|angemeldet|eingeloggt|speichern|bleiben)
s (login|anmeldung|sitzung|session) > (merken|speichern|behalten|beibehalten|offen|aktiv|halten)
s (mich|wieder) (wieder)?erkennen
s dauerhaft~ (anmelden|angemeldet|einloggen|eingeloggt|anmeldung|login)|(dauer|auto) ?login
s automatisch~ (anmelden|einloggen|anmeldung|login)
s (nächsten mal|nächstes mal|künftig|immer|zukünftig) > (anmelden|einloggen)
s (mich|anmeldung|login|sitzung|gerät|browser|computer|rechner|pc) > (merken|erinnern|wiedererkennen|erkennen|speichern|vertrauen|aufrechterhalten|verlängern|beibehalten|offen halten)
s (erinner~|merk~|merke dir|speicher~) > (mich|gerät|anmeldung|login|sitzung)
s vertrau~ > (gerät|browser|computer|rechner)
s (gerät|browser|computer|rechner) > vertrauenswürdig~|(gerät|browser|computer|rechner) > als (sicher|bekannt)~
s (privat~|eigen~|persönlich~) (gerät|computer|rechner|pc)
s # (tagen?|stunden|wochen|monaten?|jahr) > (angemeldet|eingeloggt|merken|speichern|vertrauen)
s (angemeldet|eingeloggt|merken|vertrauen) > # (tagen?|stunden|wochen|monaten?|jahr)|(das|dies|dieses) ist (mein|ihr|dein) (gerät|computer|rechner|browser)|ist (das|dies) (mein|ihr|dein) (gerät|computer|rechner)
w merken|erinnern|speichern|dauerhaft|vertrauen|nicht (mehr|erneut|wieder) (nach)?fragen
p anmeld~|einloggen|login|log in|passwort|kennwort|zugang|bestätig~|verifizier~|zwei ?(faktor|schritt|stufen)~|~code|tan
o abgelaufen|läuft|inaktiv~|zeitüberschreitung|~einstellung~|kasse|zahlung~|filter|umfrage|hilfreich|benutzerverwaltung|sekunden|abgemeldet|sitzung endet|entfernen|löschen|verwalten
u (merke|merken|speicher~|behalten|erinner~) > (~name~|~kennung|~nummer|e ?mail~|id)|(~name~|~kennung|~nummer|e ?mail~|id) > (merken|speichern|behalten|erinnern)|benutzer (merken|speichern)
y ja|ok|okay|weiter|fortfahren|akzeptieren|zustimmen|erlauben|bestätigen|immer|angemeldet|vertrauen|merken
z nein|nicht|nie|niemals|später|überspringen|abbrechen|ablehnen|kein~|nur (für )?(diese|die|aktuelle) sitzung|(nur |für )*(diese|die aktuelle|eine|einmalige)? ?(sitzung|browsersitzung)|bis > (schließen|geschlossen|ende)|(nur )?(dieses mal|diesmal|einmal~)|jedes mal fragen|immer fragen|aus
`,
};
