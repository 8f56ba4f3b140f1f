import { LATIN, type Language } from "./phrases";

const machine = "(dispositivo|navegador|ordenador|equipo|computador|teléfono|móbil|portátil|tableta)";
const secret = "(código~?|contrasinal|verificación|autenticación|clave|inicio de sesión|dobre factor)";
const next = "(a próxima vez|a vindeira vez|de agora en diante|no futuro|en cada (acceso|visita)|cada vez)";

export const gl: Language = {
  tag: "gl",
  script: LATIN,
  rows: `
n non (me )?(pechar|peches|pecharme|desconectar)~( a)?( miña)?( sesión)?
n non > (preguntar|preguntes|pedir|solicitar) > (dispositivo|navegador|ordenador|equipo|días)
i (ordenador|equipo|dispositivo) (público|compartido)
i non (me )?(lembr~|gard~|record~)
c (lembr~|gardar|record~|memorizar) > (contrasinal|credenciais|datos de acceso)
v ~nome|usuario|correo|e ?mail|número|tarxeta|enderezo|elección|idioma|busca|preferencias|cookies?|boletín|novidades|ofertas|termos|condicións|pagamento|amosar|mostrar
u (lembr~|gardar|record~) > (~nome|usuario|correo|e ?mail|número)
s (manter~|manteña|continuar|permanecer|seguir|deixar) > (sesión|conectad~|iniciada|aberta)
s lémbrame|lembrarme|lembrar me|lémbrate de min|recórdame|recordarme|lémbreme
s (lembr~|gardar|record~|recoñecer) (este |o |esta |a )*(dispositivo|navegador|ordenador|equipo|sesión)
s (iniciar|entrar|acceder|acceso|inicio) > (automatic~|automáticamente|sempre)
s (confiar|confía) > (dispositivo|navegador|ordenador|equipo)
s (dispositivo|ordenador|equipo) (é )?(de confianza|seguro|privado|persoal)
s (sesión|lembr~|conectad~) > # (días|horas|semanas|meses)
n non > (preguntar|preguntes|pedir|pidas|solicitar|solicites|esixir|esixas)~ > (máis|de novo|outra vez|${next}|${machine})|non (volver|volvas) a? ?(preguntar|pedir|solicitar)
n (omitir|saltar|evitar|omite|salta) > ${secret} > (${machine}|${next}|días)|${next} > sen > ${secret}|sen (volver a )?(pedir|introducir) > ${secret}
n non (pechar|pechedes|rematar|peches) > sesión
i (outras persoas|outros) > ${machine}
i ${machine} (é )?(público|compartido|alleo)
t duración da sesión
v sorteo|concurso|certificado~|lembrarmo máis tarde|destinatari~|transferencia~
s (rexistrar|autorizar|aprobar|engadir|marcar|gardar|recordar|lembrar) (este |o meu |o )*${machine}
s ${machine} > como (seguro|fiable|de confianza|coñecido|propio)
s (este é|é este) (un |o )?(meu |teu |seu )?${machine} (meu|teu|seu|persoal|privado|propio)?|só eu > ${machine}|${machine} > só eu
s (entrar|acceder|iniciar sesión|identificarme) > automaticamente|${next} > automaticamente
s (manter|deixar|manteña|mantéñeme|mantenme) > (identificad|autenticad|dentro)~
v comentar~
w lembrar|recordar|lembra|non volver preguntar
y si|aceptar|continuar|permitir|sempre
z non|nunca|agora non|máis tarde|omitir|cancelar|só esta (sesión|vez)
p (iniciar|inicio de) sesión|acceso|acceder|entrar|contrasinal|verific~|código
o segundos|caduc~|expir~|inactiv~|configuración|preferencias|pagamento|filtros
`,
};
