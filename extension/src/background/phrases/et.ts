import { LATIN, type Language } from "./phrases";

const machine = "(seade~|seadet|seadme~|brauser~|lehitseja~|arvuti~|telefon~|tahvel~)";
const secret = "(koodi~?|parool~|kinnitus~|tuvastus~|sisselogimi~|sisselogimis~)";
const next = "(järgmisel korral|edaspidi|tulevikus|iga kord|igal külastusel)";
const later = `(${next}|${machine})`;

export const et: Language = {
  tag: "et",
  script: LATIN,
  rows: `
n (ära|ärge) (mind |logi |logige )*(välja)
n (ära|ärge) > (küsi~|nõua~|kontrolli) > (seadme~|brauseri~|lehitseja~|arvuti~|päeva)
n (seadme~|brauseri~|arvuti~) > (ära|ärge|mitte) (enam )?(küsi~|nõua)
i (avalik~|jagatud|võõra~|ühis~) (arvuti~|sead~)
i (ära|ärge) (jäta|jätke|salvesta~|mäleta~)
c (jäta|jätke|salvesta~|mäleta) > (parool~|salasõna~|sisselogimisandme~)
v ~nimi|~nime|kasutaja~|e ?post~|e ?mail~|aadress~|~number|~numbrit|kaart~|valik~|keel~|otsing~|seaded|küpsis~|uudiskir~|pakkumis~|tingimus~|makse~|näita|kuva|teavitus~|id
u (jäta|jätke|salvesta~|mäleta) > (~nimi|~nime|kasutaja~|e ?post~|aadress~|~number|~numbrit)
s (jäta|jätke|pea|mäleta~) (mind|mu|see|seade|sessioon|sisselogimine|seda) > (meelde|seadet|brauserit|arvutit|mind)
s (jäta|mäleta|pea) (mind|meelde)( meelde| mind)?
s (püsi~|jää~|olla|jääge|hoia|jään|hoidke|püsin|jäta) > (sisse ?log~|sisselogit~|logituks|sisse logituna)
s (jäta|jätke|salvesta~|mäleta~) > (seade|seadet|brauser~|arvuti~|sessioon~|sisselogimi~)
s automaatne (sisselogimine|sisenemine)|logi (mind )?(automaatselt|alati)
s usalda~ > (seade~|seadet|brauseri~|arvuti~)
s (usaldusväär~|isiklik~|oma|privaatne|minu) (seade|seadme~|arvuti~|brauser~)
s (sisselogi~|meelde|meeles) > # (päev~|tundi|nädal~|kuu~)
n (ära|ärge) > (küsi~|nõua~) > (enam|uuesti) > ${secret}|(ära|ärge) > (küsi~|nõua~) > ${secret}
n (jäta) > ${secret} > ${later} > vahele|${next} > ilma > ${secret}|ilma uue ${secret}
v loosimi~|sertifikaa~|otsus~|meenuta~
s (jäta|salvesta|registreeri|kinnita) (see |selle |minu )*${machine}( meelde)?
s (kas )?see on (sinu|teie|minu) (oma |isiklik )?${machine}|ainult mina > ${machine}
v kommentaar~|kommentee~
s ${machine} > (usalda|jäta meelde|mäleta)~
z (ühekord|ajuti)~
w jäta meelde|mäleta|salvesta|ära küsi uuesti|ära enam küsi
y jah|ok|jätka|nõustu|luba|kinnita|alati|püsi|usalda
z ei|mitte|ära|mitte kunagi|hiljem|jäta vahele|tühista|keeldu|(ainult )?(see|selle) (seans|sess|kor)~|ainult see kord|küsi alati
p logi|sisene~|sisselogi~|parool~|salasõna|kinnita~|kood
o sekund~|aegu~|passiiv~|seaded|makse|filtr~
`,
};
