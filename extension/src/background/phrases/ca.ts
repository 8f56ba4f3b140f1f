import { LATIN, type Language } from "./phrases";

const machine = "(dispositiu~?|navegador|ordinador|equip|telèfon|mòbil|portàtil|tauleta|màquina|pc)";
const secret = "(codi|contrasenya|clau|verificació|autenticació|inici de sessió|iniciar sessió|accés)";
const next = "(propera (vegada|visita)|pròxima (vegada|visita)|en el futur|a partir d ara|cada (vegada|visita))";
const later = `(${next}|${machine})`;

export const ca: Language = {
  tag: "ca",
  script: LATIN,
  rows: `
n no (em )?(tanquis|tancar|tanquar|tanqueu|desconnect~)( la)?( meva)?( sessió)?
n (no|omet) > (preguntis|preguntar|demanis|demanar|sol licitar|verifi~|tornis) > (dispositiu|navegador|ordinador|equip|dies|mesos|propera vegada)
i (ordinador|equip|dispositiu) (és )?(públic|compartit)
i no (em )?(record~|guard~|desis|mantinguis)
c (record~|desa|desar|guarda|guardar|memoritza~) > (contrasenya|clau|credencials|dades d accés)
v ~nom|usuari|correu|e ?mail|número|document|targeta|adreça|elecció|selecció|idioma|llengua|cerca|preferències|galetes|cookies?|butlletí|novetats|ofertes|condicions|pagament|mostra|notifica~|id|aplicació
u (record~|desa|desar|guarda~|memoritza~) > (~nom|usuari|correu|e ?mail|número|adreça|id)
s (mantin~|mantén~|manten~|mantenir~|continua|deixa|roman~|conserva|queda) > (sessió|connecta~|identifica~|iniciada|oberta)
s (recorda|recordar|recordeu|recorda m|recordam|recordar me|recordeu me)( m| me)|recorda m|recordar m|recorda t de mi|recordam
s (record~|desa|desar|memoritza|reconeix) (aquest |aquesta |el |la |l |meu |meva )*(dispositiu|navegador|ordinador|equip|sessió|inici de sessió|accés)
s (inici~|entra|accés|connecta~) > (automàtic~|automàticament|propera vegada|sempre)
s (confia|confiar|confio) > (dispositiu|navegador|ordinador|equip)
s (dispositiu|ordinador|equip|navegador) (és )?(de confiança|fiable|segur|privat|personal|propi)
s (sessió|record~|connecta~|confia~) > # (dies|dia|hores|setmanes|mes|mesos)
s (mantén|manté|manten~|mantin~) (l )?(entrada|accés)
n no > (tornis?|tornar|més) > (deman~|pregunt~) > ${secret}|no > (deman~|pregunt~) > (més|de nou|una altra vegada) > ${secret}|no > deman~ > ${secret} > (més|de nou|${later})
n (omet~|salta~|evita~) > ${secret} > ${later}|${next} > (sense|omet) > ${secret}|sense (tornar a|nou) ${secret}
v sorteig|certificat|decisió|recorda m ho
s (recorda|desa|registra|reconeix|autoritza|aprova) (aquest |aquesta |el |la |meu |meva )*${machine}
s (és|aquest és) (el |la )?(meu|teu|seu|vostre) (propi )?${machine}|només jo > ${machine}
v comentar~|comenti
w recorda|recordar|recorda ho|mantenir|no ho tornis a preguntar|no tornis a preguntar
y sí|si|d acord|accepta~|continua|permet|confirma|sempre|mantén|confia|recorda
z no|mai|ara no|més tard|omet|salta|cancel~|rebutja|(només |per |durant )*(aquesta|una) (sessió|vegada)( només)?|fins que > (tanqui|tancar)|pregunta sempre
p (iniciar|inicia|inici de) (la )?sessió|accés|accedir|entra~|contrasenya|verific~|codi|identific~
o segons|caduc~|expir~|inactiv~|configuració|preferències|pagament|filtres?
`,
};
