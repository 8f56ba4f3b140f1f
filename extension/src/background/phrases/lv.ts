import { LATIN, type Language } from "./phrases";

const machine = "(ierīc~|pārlūk~|dator~|tālru~|telefon~|planšet~)";
const secret = "(kod[usa]~?|parol~|apstiprinājum~|pieteikšanos|pieteikšanās|ielogošanos|pieslēgšanos|verifikācij~)";
const next = "(nākamreiz|nākamajā reizē|turpmāk|nākotnē|katru reizi|katrā apmeklējumā)";
const later = `(${next}|${machine})`;

export const lv: Language = {
  tag: "lv",
  script: LATIN,
  rows: `
n (neizrakstīt|neizlogot|neatteikties|neizrakstīties)~?
n (nejautāt|neprasīt|nepieprasīt|nepārbaudīt|vairs nejautāt)( man)?( vairs)?( atkārtoti)? > (${machine}|dien~)
n ${machine} > (nejautāt|neprasīt|nepieprasīt)
i (publisk~|koplietošan~|koplietot~|kopīg~|svešs) ${machine}
i (neatcerēties|nesaglabāt)
c (atcerēties|saglabāt|iegaumēt) > (paroli|paroles|pieteikšanās dat~|ielogošanās dat~)
v vārd~|lietotāj~|e ?past~|e ?mail~|adres~|numur~|kart~|izvēl~|valod~|meklē~|iestatījum~|sīkdat~|jaunum~|piedāvājum~|noteikum~|maksā~|rādīt|paziņojum~|id
u (atcerēties|saglabāt|iegaumēt) > (vārd~|lietotāj~|e ?past~|e ?mail~|numur~)
s (atcerēties|atcerieties|iegaumēt|atceries|atpazīt|saglabāt) > (mani|${machine}|pieteik~|sesij~)
s (palik~|paliec~|paliek~|paturēt|turēt|saglabāt|palieciet) > (pieteic~|pieteik~|pierakst~|ielogo~|pieslēg~|sesij~|sistēmā)
s (automātisk~) (pieteik~|ielogo~|pieslēg~|pierakst~|ieiet)
s (uzticēties|uzticos) > ${machine}
s (uzticam~|privāt~|personīg~|mans|mana) ${machine}
s (atcerēties|pieteic~|pieslēg~) > # (dien~|stund~|nedēļ~|mēneš~)
n (nejautāt|neprasīt|nepieprasīt|nesūtīt) > ${secret}|(vairs|atkārtoti) (nejautāt|neprasīt|nepieprasīt) > ${secret}
n (izlaist|apiet) > ${secret} > ${later}|${next} > (bez|izlaist) > ${secret}|bez (atkārtot|jaun)~ ${secret}
v izloz~|loterij~|konkurs~|sertifikāt~|lēmum~|atgādin~
s (atcerēties|iegaumēt|saglabāt|reģistrēt|atpazīt|apstiprināt) (šo |manu )*${machine}
s (vai )?(šis|tas|šī|šis ir) (ir )?(jūsu|mans|mana|tavs) (paša |personīg~ )?${machine}|tikai es > ${machine}
v komentār~|komentē~
s ${machine} > (uztic|atcer|iegaum|saglab)~
z (vienreizēj|pagaid)~
w atcerēties|iegaumēt|saglabāt|vairs nejautāt|nejautāt vēlreiz
y jā|labi|turpināt|piekrītu|atļaut|apstiprināt|vienmēr|palikt|uzticēties
z nē|nekad|vēlāk|ne tagad|izlaist|atcelt|noraidīt|(tikai )?(šo|šai|šajā) (sesij|reiz)~|vienreiz|vienmēr jautāt
p pieteik~|ieiet|parol~|apstiprin~|kod~|autentifik~|pieslēg~|ielogo~
o sekund~|beig~|neaktīv~|iestatījum~|maksā~|filtr~
`,
};
