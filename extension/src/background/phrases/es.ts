import { LATIN, type Language } from "./phrases";

const machine = "(dispositivos?|navegador|equipos?|ordenador|computador~|pc|teléfono|celular|móvil|portátil|laptop|máquina|tableta|tablet|terminal|aparato|smartphone)";
const secret = "(códigos?|claves?|contraseñas?|segundo (factor|paso)|doble (factor|autenticación)|dos pasos|verificación|autenticación|token|otp|confirmación|inicio de sesión|iniciar sesión|iniciar la sesión|acceso|login|identificar~|2fa)";
const next = "(próxim[oa]s? (vez|veces|visitas?|ocasión)|en (el|lo) (futuro|sucesivo)|a partir de ahora|de ahora en adelante|cada (vez|visita)|en adelante)";
const again = "(volver? a|vuelv[ae]s? a|más|otra vez|de nuevo|nuevamente)";
const later = `(${next}|${again}|hasta|días?|horas?|semanas?|mes|meses|años?|${machine})`;
const ask = "(pid~|pedir~|pregunt~|solicit~|exij~|exig~|requer~|requier~|env[ií]~|mand~|introducir|ingresar|escribir)";
const skip = "(omit~|salt~|evit~|pasar|prescindir|ignorar)";

export const es: Language = {
  tag: "es",
  script: LATIN,
  rows: `
n no (me |se )?(cerrar|cierres|cierre|cerrarme|finalizar|terminar) (la |mi )?sesión|no desconectar~
n (no|omitir) > (pregunt~|pedir~|pidas|solicit~|verific~|requerir) > (${machine}|días|meses|horas|semanas|próxima vez|próximas veces)
n no es > (público|compartido)
n (no|omitir) > (desafi~|exig~|requer~|requier~|autentic~|confirm~) > (${machine}|días|meses|horas|semanas)
i ${machine} (es )?(público|compartid[oa]|pública)
i no (me )?(record~|recuerd~|guard~|manten~|confi~)
i no es mi
c (record~|recuerd~|guardar|memorizar|almacenar) > (contraseña|clave|credenciales|(datos|información) de (acceso|inicio)|password|pin)(?! por )
c (record~|recuerda|guardar|conservar) (mis|estos|los) datos(?= $)|(record~|guardar) (mi|esta) información(?= $)
c (record~|recuerda|guardar) > información de (inicio|acceso)
t (duración|tiempo) de (la )?(sesión|conexión)|minutos > (conectad~|sesión)
v (?<!(omitir|saltar|evitar) (la )?)página de (inicio|acceso)|normalmente|por qué|sitios|mostrar|ver|notifica~|aplicación|respuesta|mensaje|últim[oa]s?|~nombre|usuario|correo|e ?mail|número|documento|dni|rut|tarjeta|dirección|elección|selección|idioma|búsqueda|preferencias|cookies?|boletín|novedades|ofertas|noticias|términos|condiciones|pago|id
s (mantener~|mantén~|mantenga~|mantenme|dejar|seguir|permanecer|continuar|conservar|quedar~) > (sesión|conectad~|iniciada|abierta|identificad~)
s recordarme|recuérdame|recuérdeme|acu[eé]rdate de mí|acordarse de mí|acuérdese de mí|recuérdenme
s (registrar|autorizar|marcar|añadir|agregar) (este |mi |el )*${machine}
s (record~|recuerda|guardar|memorizar|reconocer) (este |mi |esta |la |el |en )*(${machine}|sesión|inicio de sesión|acceso|conexión|login)
s (inici~|ingresar|acceder|entrar|conectar~|login|acceso) > (automátic~|próxima vez|siempre)
s sesión (permanente|persistente|iniciada|abierta|activa|prolongada)
s (mantener|guardar|seguir|dejar) > (sesión|conexión) (activa|abierta|iniciada)?
s (permanecer|seguir|mantener~|mantente|mantenerme) (en línea|conectad~|logead~|logueado|identificad~)
s es (mi|un) ${machine} (personal|privado|propio|de confianza)
s (confi[aoe]~) > ${machine}
s ${machine} (es |como )*(de confianza|confiable|segur~|privad~|personal)
s (sesión|record~|confi~|conectad~) > # (días?|horas?|semanas?|mes|meses|años?)|es (este )?(mi|su|tu) ${machine}
n (no|nunca) > ${again} > ${ask} > ${secret}|(no|nunca) > ${ask} > ${again} > ${secret}|(no|nunca) > ${ask} > ${secret} > ${later}
n ${skip} > ${secret} > ${later}|${next} > (${skip}|sin|no) > ${secret}
n sin (tener que |necesidad de )*(volver a|nuev[oa]~?) > ${secret}|sin > ${secret} > ${next}|sin tener que > ${secret}
i (otras personas|otros|más personas|varias personas|alguien más) > ${machine}
v sorteos?|premios?|rifa|certificado|decisión|(record~|recuérd~) (melo )?en # ~|más tarde|recib~
v beneficiari~|destinatari~|transferencias?|retiros?
s (d[ée]ja~|mant[eé]n~|manten~|qu[eé]da~|contin[uú]~|sigue|siga|quiero) > (conectad~|logue?ad~|identificad~|iniciada|sesión abierta)
s (recordar|recuerda|recuerde|reconocer|reconoce|registrar?|registre|autorizar?|autorice|aprobar|apruebe|aprueba|aceptar|guardar?|memorizar?|conocer) (este |esta |mi |el |la )*${machine}
s (añad~|agreg~|marc~|consider~|guard~|trat~|establec~) > ${machine} > (segur~|conocid~|confiables?|de confianza|fiables?|personal|privad~|mí[oa]|propi[oa])
s (dispositivos|equipos|navegadores) (conocidos|seguros|fiables|autorizados)
s ${next} > direct~|direct~ al? > ${next}
s (inici~|conect~|acced~|entr~|ingres~|log[ue]~) > (automátic~|cada visita|a partir de ahora|de ahora en adelante)
s (es|esta es|este es|uso) (este |esta )?(mi|su|tu) (propi[oa] )?${machine}
s ${machine} > (es|sea) (mí[oa]|suy[oa]|tuy[oa]|propi[oa]|de mi propiedad|de uso personal)|${machine} > me pertenece
s (solo|sólo|solamente|únicamente) yo > ${machine}|nadie más > ${machine}
s (mantener|dejar|conservar|tener|mantén|deja) (viva|abierta|activa) > sesión
v comentar~|comente|(solicitud|intento) de (inicio|acceso)
n (omitir|saltar|omite|salta|no repetir) este paso > (${machine}|${next}|días)
z (acceso |inicio )?(único|puntual|temporal)|(solo |sólo )?una (sola )?vez
w recordar|recuerda|permanecer|mantener|no volver a preguntar~?|no preguntar (de nuevo|más|otra vez)
p (iniciar|inicio de|inicia) sesión|acceso|acceder|ingres~|entrar|identif~|contraseña|clave|verific~|código|autentic~|login
o expir~|caduc~|inactiv~|configuración|preferencias|ajustes|pago|filtros?|útil|encuesta|administración|segundos|desconect~|elimin~|borrar|quitar|administrar|gestionar
u (record~|recuerd~|guardar|memorizar|conservar) > (~nombre|usuario|correo|e ?mail|número|documento|dni|rut|id)
y sí|si|aceptar|ok|de acuerdo|continuar|permitir|confirmar|siempre|mantener|confiar|recordar|guardar
z no|nunca|ahora no|más tarde|luego|omitir|saltar|cancelar|rechazar|(solo |sólo |solamente |por |para |durante )*(esta|una|la) (sesión|vez)( solamente| únicamente)?|hasta > (cerrar|cierre)|preguntar siempre|desactivado
z (continuar|seguir|acceder) sin
`,
};
