import { LATIN, type Language } from "./phrases";

const machine = "(toestel|blaaier|rekenaar|foon|selfoon|skootrekenaar|tablet)";
const secret = "(kode~?|wagwoord|verifikasie|verifiëring|aanmelding|pin)";
const next = "(volgende keer|in die toekoms|van nou af|elke keer|elke besoek)";

export const af: Language = {
  tag: "af",
  script: LATIN,
  rows: `
n moenie (my )?(afmeld|uitteken|uitlog)~
n moenie (weer |my )*(vra|weer vra)|moenie > vra > (toestel|blaaier|rekenaar|dae)
n moenie > (toestel|blaaier|rekenaar|dae) > vra
i (openbare|gedeelde) (rekenaar|toestel)
i moenie (my |die )*(onthou|stoor|vertrou)
c (onthou|stoor) > (wagwoord|aanmeldbesonderhede)
v gebruikersnaam|naam|e ?pos~|adres|nommer|kaart|keuse~|taal|soek~|voorkeure|instellings|koekies|nuusbrief|nuus|aanbiedinge|voorwaardes|betaling|wys|vertoon|kennisgewing~|boodskap|id
u (onthou|stoor) > (gebruikersnaam|naam|e ?pos~|adres|nommer|id)
s (onthou|herken) (my|hierdie|die) ?(toestel|rekenaar|blaaier)?
s (hou|bly|laat) > (aangemeld|ingeteken|ingelog)
s (outomaties|outomatiese) (aanmeld~|aanteken~|inteken~)|(meld|teken) > outomaties (aan|in)
s vertrou > (toestel|blaaier|rekenaar)
s (vertroude|private|my eie) (toestel|rekenaar|blaaier)
n moenie > (vra|vereis|versoek|stuur)~? > (weer|${next}|${machine})|moet nie > (vra|vereis) > (weer|nie|${machine})
n slaan > ${secret} > oor|${next} > sonder > ${secret}|sonder > ${secret} > (weer|${next})
n moenie (die |my )?sessie (beëindig|sluit)
i ander mense > ${machine}
t sessieduur|sessie lengte
v prystrekking|kompetisie|sertifikaa~|herinner~|ontvanger~|oorplasing~|betaling~
s (registreer|stoor|onthou|keur|vertrou|herken|merk) > (hierdie|my) ${machine}
s ${machine} > (as )?(veilig|vertrou|betroubaar|bekend)~
s (dit is|is dit) > (my|jou|u) (eie |persoonlike )?${machine}|net ek > ${machine}
s (meld|teken) my (altyd |outomaties )*(aan|in)|${next} outomaties
s (hou|laat) (my |die sessie )(oop|aktief|aan)
w onthou|moenie weer vra nie
y ja|goed|gaan voort|aanvaar|laat toe|bevestig|altyd|bly
z nee|nooit|later|slaan oor|kanselleer|weier|net (hierdie|die) (sessie|keer)
p meld aan|aanmeld~|teken in|wagwoord|verifi~|kode
o verval|verstryk|onaktief|instellings|betaling|filter~
`,
};
