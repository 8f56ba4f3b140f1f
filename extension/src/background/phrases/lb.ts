import { LATIN, type Language } from "./phrases";

export const lb: Language = {
  tag: "lb",
  script: LATIN,
  rows: `
n net (ofmellen|ausloggen)
n (apparat|browser|computer|deeg) > (net|keen) > (froen|nofroen|verlaangen|code)
i (ëffentlech~|friem~|gedeelt~) (computer|apparat|pc)
i (net) (verhalen|späicheren|ageloggt|ugemellt|trauen)
c (passwuert|zougangsdaten|login daten) (verhalen|späicheren)
v ~numm|benotzernumm|e ?mail~|adress~|nummer~|kaart~|auswiel~|sprooch~|sich~|astellung~|cookies?|newsletter|offer~|konditioun~|bezuel~|weisen|noriicht~|id
u (verhal|verhalen|späicher) > (~numm|e ?mail~|nummer~)|(~numm|e ?mail~|nummer~) (verhalen|späicheren)
s (verhal|verhaal|erënner|erkenn) (mech|dësen? (apparat|browser|computer))
s (mech|dësen? (apparat|browser|computer)|login|umeldung|sessioun) > (verhalen|erënneren|erkennen|späicheren|trauen)
s (ageloggt|ugemellt) (bleiwen|halen|loossen)|(bleif|hal|loss) > (ageloggt|ugemellt)
s automatesch (aloggen|umellen|login)
s (dësem|dem) (apparat|browser|computer) (trauen|vertrauen)
s (vertrauenswierdeg~|privat~|eegen~) (apparat|computer|browser)
w verhalen|erënneren|net méi froen
p aloggen|umellen|login|passwuert|verifiz~|code
o ofgelaf|inaktiv|astellungen|bezuelung|filter
y jo|ok|weider|akzeptéieren|ëmmer
z nee|net|ni|méi spéit|ofbriechen|nëmmen dës sessioun
`,
};
