import { LATIN, type Language } from "./phrases";

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
w lembrar|recordar|lembra|non volver preguntar
y si|aceptar|continuar|permitir|sempre
z non|nunca|agora non|máis tarde|omitir|cancelar|só esta (sesión|vez)
p (iniciar|inicio de) sesión|acceso|acceder|entrar|contrasinal|verific~|código
o segundos|caduc~|expir~|inactiv~|configuración|preferencias|pagamento|filtros
`,
};
