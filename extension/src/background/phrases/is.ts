import { LATIN, type Language } from "./phrases";

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
w muna|vista|ekki spyrja aftur
y já|áfram|samþykkja|leyfa|staðfesta|alltaf
z nei|ekki|aldrei|síðar|sleppa|hætta við|hafna|aðeins (þessa|í þetta) (lotu|sinn|skipti)~
p innskrá~|skrá inn|lykilorð|staðfest~|auðkenn~|kóði
o sekúnd~|renn~ út|óvirk~|stillingar|greiðsl~
`,
};
