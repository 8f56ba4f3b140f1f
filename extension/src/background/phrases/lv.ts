import { LATIN, type Language } from "./phrases";

export const lv: Language = {
  tag: "lv",
  script: LATIN,
  rows: `
n (neizrakstīt|neizlogot|neatteikties|neizrakstīties)~?
n (nejautāt|neprasīt|nepieprasīt|nepārbaudīt|vairs nejautāt)( man)?( vairs)?( atkārtoti)? > (ierīc~|pārlūk~|dator~|dien~)
n (ierīc~|pārlūk~|dator~) > (nejautāt|neprasīt|nepieprasīt)
i (publisk~|koplietošan~|koplietot~|kopīg~|svešs) (dator~|ierīc~)
i (neatcerēties|nesaglabāt)
c (atcerēties|saglabāt|iegaumēt) > (paroli|paroles|pieteikšanās dat~|ielogošanās dat~)
v vārd~|lietotāj~|e ?past~|e ?mail~|adres~|numur~|kart~|izvēl~|valod~|meklē~|iestatījum~|sīkdat~|jaunum~|piedāvājum~|noteikum~|maksā~|rādīt|paziņojum~|id
u (atcerēties|saglabāt|iegaumēt) > (vārd~|lietotāj~|e ?past~|e ?mail~|numur~)
s (atcerēties|atcerieties|iegaumēt|atceries|atpazīt|saglabāt) > (mani|ierīc~|pārlūk~|dator~|pieteik~|sesij~)
s (palik~|paliec~|paliek~|paturēt|turēt|saglabāt|palieciet) > (pieteic~|pieteik~|pierakst~|ielogo~|pieslēg~|sesij~|sistēmā)
s (automātisk~) (pieteik~|ielogo~|pieslēg~|pierakst~|ieiet)
s (uzticēties|uzticos) > (ierīc~|pārlūk~|dator~)
s (uzticam~|privāt~|personīg~|mans|mana) (ierīc~|dator~|pārlūk~)
s (atcerēties|pieteic~|pieslēg~) > # (dien~|stund~|nedēļ~|mēneš~)
w atcerēties|iegaumēt|saglabāt|vairs nejautāt|nejautāt vēlreiz
y jā|labi|turpināt|piekrītu|atļaut|apstiprināt|vienmēr|palikt|uzticēties
z nē|nekad|vēlāk|ne tagad|izlaist|atcelt|noraidīt|(tikai )?(šo|šai|šajā) (sesij|reiz)~|vienreiz|vienmēr jautāt
p pieteik~|ieiet|parol~|apstiprin~|kod~|autentifik~|pieslēg~|ielogo~
o sekund~|beig~|neaktīv~|iestatījum~|maksā~|filtr~
`,
};
