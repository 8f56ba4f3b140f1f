import { LATIN, type Language } from "./phrases";

const machine = "(tæki~|tölv[au]~?|vafra~|vafri~?|sím[ai]~?|snjallsím~|spjaldtölv~|fartölv~)";
const secret = "(kóð~|lykilorð~|staðfesting~|auðkenning~|innskráning~|auðkenni)";
const next = "(næst|næsta skipti|framvegis|í framtíðinni|í hvert (sinn|skipti)|hverri heimsókn)";

export const is: Language = {
  tag: "is",
  script: LATIN,
  rows: `
n (ekki) (skrá|útskrá) > (út|mig)
n (ekki) (spyrja|biðja|krefjast) > (tæki~|vafra|tölvu|daga)
i (almenningstölva|sameiginleg~|samnýtt) (tölva|tæki)?
i ekki (muna|vista|geyma)
c (muna|vista|geyma) > (lykilorð~|innskráningarupplýsingar)
v nafn~|notandanafn~|notanda~|netfang~|póst~|símanúmer|númer~|kort~|val|tungumál~|leit~|stillingar|kökur|fréttabréf|tilboð|skilmál~|greiðslu~|sýna|tilkynning~
u (muna|vista|geyma|mundu) > (nafn~|notandanafn~|netfang~|númer~|kennitölu)
s (muna|mundu) (eftir )?(mér|mig|tæki~|innskráning~|þetta tæki|þessu tæki|þessa tölvu|vafra)
s (haltu|halda|vera|vertu|hafa) (mér |áfram |mig )*(innskráð~|skráð~ inn|tengd~)|(áfram|alltaf) innskráð~
s sjálfvirk innskráning|skrá (mig )?(sjálfkrafa|alltaf) inn
s (treysta|treysti) > (tæki~|vafra|tölvu)
s (traust|mitt|einka) ?(tæki|tölva|vafri)
s (innskráð~|muna) > # (daga|klukkustundir|vikur|mánuði)
n ekki (spyrja|biðja|krefjast|senda) > ${secret} > (aftur|${next}|${machine})|ekki (spyrja|biðja|krefjast) > (aftur|${next}) > ${machine}
n sleppa > ${secret} > (${machine}|${next}|daga)|${next} > án > ${secret}|án (þess að )?> ${secret} aftur
n ekki (skrá|loka|ljúka) > (út|lotu~|setu)
i (aðrir|fleiri) > ${machine}|${machine} (er )?(sameiginleg|opinber)~
v happdrætti|keppni|skilríki~ útrunn|áminning~|minna mig|viðtakand~|millifærsl~
s (muna|geyma|vista|skrá|samþykkja|treysta|þekkja|mundu) (eftir )?(þetta |þessu |þessa |þessari |þennan |þessum |mitt |mína )*${machine}
s (er þetta|þetta er) (þín|þitt|mín|mitt|eigin|mín eigin) ?${machine}|${machine} (mín|mitt|þín|þitt)|(bara|aðeins) ég > ${machine}
s (halda|haltu|vera|vertu|láta|leyfa) > (innskráð|skráð|tengd)~
s (skrá|skráðu) mig (sjálfkrafa|alltaf) inn|${next} sjálfkrafa|sjálfkrafa > ${next}
w muna|vista|ekki spyrja aftur
y já|áfram|samþykkja|leyfa|staðfesta|alltaf
z nei|ekki|aldrei|síðar|sleppa|hætta við|hafna|aðeins (þessa|í þetta) (lotu|sinn|skipti)~
p innskrá~|skrá inn|lykilorð|staðfest~|auðkenn~|kóði
o sekúnd~|renn~ út|óvirk~|stillingar|greiðsl~
`,
};
