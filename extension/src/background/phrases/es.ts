import { LATIN, type Language } from "./phrases";

export const es: Language = {
  tag: "es",
  script: LATIN,
  rows: `
n no (me |se )?(cerrar|cierres|cierre|cerrarme|finalizar|terminar) (la |mi )?sesión|no desconectar~
n (no|omitir) > (pregunt~|pedir~|pidas|solicit~|verific~|requerir) > (dispositivo|navegador|equipo|ordenador|computador~|días|meses|horas|semanas|próxima vez|próximas veces)
n no es > (público|compartido)
n (no|omitir) > (desafi~|exig~|requer~|requier~|autentic~|confirm~) > (dispositivo|navegador|equipo|ordenador|computador~|días|meses|horas|semanas)
i (equipo|ordenador|computador~|dispositivo|pc) (es )?(público|compartid[oa]|pública)
i no (me )?(record~|recuerd~|guard~|manten~|confi~)
i no es mi
c (record~|recuerd~|guardar|memorizar|almacenar) > (contraseña|clave|credenciales|(datos|información) de (acceso|inicio)|password|pin)(?! por )
c (record~|recuerda|guardar|conservar) (mis|estos|los) datos(?= $)|(record~|guardar) (mi|esta) información(?= $)
c (record~|recuerda|guardar) > información de (inicio|acceso)
t (duración|tiempo) de (la )?(sesión|conexión)|minutos > (conectad~|sesión)
v página de (inicio|acceso)|normalmente|por qué|sitios|mostrar|ver|notifica~|aplicación|respuesta|mensaje|últim[oa]s?|~nombre|usuario|correo|e ?mail|número|documento|dni|rut|tarjeta|dirección|elección|selección|idioma|búsqueda|preferencias|cookies?|boletín|novedades|ofertas|noticias|términos|condiciones|pago|id
s (mantener~|mantén~|mantenga~|mantenme|dejar|seguir|permanecer|continuar|conservar|quedar~) > (sesión|conectad~|iniciada|abierta|identificad~)
s recordarme|recuérdame|recuérdeme|acu[eé]rdate de mí|acordarse de mí|acuérdese de mí|recuérdenme
s (registrar|autorizar|marcar|añadir|agregar) (este |mi |el )*(dispositivo|navegador|equipo|ordenador|computador~|pc)
s (record~|recuerda|guardar|memorizar|reconocer) (este |mi |esta |la |el |en )*(dispositivo|navegador|equipo|ordenador|computador~|sesión|inicio de sesión|acceso|pc|conexión|login)
s (inici~|ingresar|acceder|entrar|conectar~|login|acceso) > (automátic~|próxima vez|siempre)
s sesión (permanente|persistente|iniciada|abierta|activa|prolongada)
s (mantener|guardar|seguir|dejar) > (sesión|conexión) (activa|abierta|iniciada)?
s (permanecer|seguir|mantener~|mantente|mantenerme) (en línea|conectad~|logead~|logueado|identificad~)
s es (mi|un) (dispositivo|equipo|ordenador|computador~) (personal|privado|propio|de confianza)
s (confi[aoe]~) > (dispositivo|navegador|equipo|ordenador|computador~)
s (dispositivos?|navegador|equipos?|ordenador|computador~) (es |como )*(de confianza|confiable|segur~|privad~|personal)
s (sesión|record~|confi~|conectad~) > # (días?|horas?|semanas?|mes|meses|años?)|es (este )?(mi|su|tu) (dispositivo|equipo|ordenador|computador~)
w recordar|recuerda|permanecer|mantener|no volver a preguntar~?|no preguntar (de nuevo|más|otra vez)
p (iniciar|inicio de|inicia) sesión|acceso|acceder|ingres~|entrar|identif~|contraseña|clave|verific~|código|autentic~|login
o expir~|caduc~|inactiv~|configuración|preferencias|ajustes|pago|filtros?|útil|encuesta|administración|segundos|desconect~|elimin~|borrar|quitar|administrar|gestionar
u (record~|recuerd~|guardar|memorizar|conservar) > (~nombre|usuario|correo|e ?mail|número|documento|dni|rut|id)
y sí|si|aceptar|ok|de acuerdo|continuar|permitir|confirmar|siempre|mantener|confiar|recordar|guardar
z no|nunca|ahora no|más tarde|luego|omitir|saltar|cancelar|rechazar|(solo |sólo |solamente |por |para |durante )*(esta|una|la) (sesión|vez)( solamente| únicamente)?|hasta > (cerrar|cierre)|preguntar siempre|desactivado
`,
};
