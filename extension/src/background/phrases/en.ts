import { LATIN, type Language } from "./phrases";

const machine = "(devices?|browsers?|computers?|machines?|phones?|pc|laptops?|mac|macbook|workstations?|tablets?|terminals?|desktop|smartphone|mobile|notebook|ipad|equipment)";
const secret = "(codes?|passwords?|passcode|otp|tokens?|2fa|mfa|second (factor|step)|two (step|factor)|verif~|authenticat~|(log|sign) ?(me )?(ins?|on)|(logging|signing) (me )?(in|on)|login)";
const next = "(next time|(every|each) (time|visit)|whenever|in (the )?future|future|from now on|when i (return|come back))";
const later = `(again|any ?more|any longer|until|days?|hours?|weeks?|months?|year|${next}|${machine})`;
const no = "(do not|don t|dont|never|not|stop|won t|no longer|no more|no)";
const ask = "(ask~|prompt~|request~|require~|need~|want|make|have|force~|demand~|send~|enter~)";
const skip = "(skip|bypass|omit|avoid|drop|without)";

export const en: Language = {
  tag: "en",
  script: LATIN,
  rows: `
n (do not|don t|dont|never|without) > (sign|log)(ging|ing)? ?(me |us )?(out|off)
n (do not|don t|dont|never|no longer|skip|stop|bypass) > (ask~|challenge|verify|verification|prompt~|require|request|codes?|text|2fa|mfa|otp|pin|passcode|authentication) > (${machine}|days?|hours?|weeks?|months?|year|next time)
n (do not|don t|dont|never) forget (me|this)
n (session|login|cookie) never (expires?|ends?|times? out)
n (this is not|this isn t|i m not|i am not|not using|not on) > (public|shared)
i (public|shared|untrusted|borrowed|someone else s|someone elses|somebody else s|another person s) (or ~ )?(${machine}|kiosk)
i not > (my|trusted|private|own) ${machine}
i (do not|don t|dont|never) > (remember|keep|stay|save|store|trust|retain|persist|recogni[sz]e)
i forget (me|this)
c (save|store|remember|keep|retain|memori[sz]e) (my |the |your |this |all |me )*(user ?name and |user ?id and |login and |e ?mail and |id and )?(password|passcode|credentials?|pin(?! pad)|(login|log in|sign in|access|account) (details|data|info~|credentials)|log ?in(?! (name|id|e?mail|number|user)))
c (stay|keep me|remain) connected
c (save|store|remember|keep|retain) (my |this |these )(info|information|data|details)(?= $)
t (session|login) (length|duration|time)|(length|duration) of (the |this |my )?(session|login)
v ~name|(user|login|member|customer|client|card)?id|e ?mail|(phone|account|customer|member|card|client|user|mobile) number|~number|card|payment|details|address|choices?|selection|decision|preferences?|settings?|search~|language|region|country|currency|filters?|view|layout|theme
v cookies?(?! (so|to|that|never))|newsletters?|updates?|updated|posted|informed|offers?|news|terms|conditions|policy|notifi~|consent|orders?|cart|basket|billing|shipping|show|display|hide|paper|simulated|last|past|previous
v notify|alerts?|push|rate|survey|feedback|review|install|app|location|answers?|selections?|options?|quantity|amount|symbols?|watchlist|portfolio|message|warning|notice|popup|tip|banner|tutorial|volume|store|branch
v (users|customers|members|visitors|guests|employees|clients|people|others|usually|typically|normally|websites|sites|why|how (often|many|long))
v (?<!(skip|bypass|avoid|omit) (the |this |my )?)(login|log in|logon|sign in|sign on) (page|form|screen|dialog)|lifetime|reports?|issues?|bugs?|tickets?
s (stay|staying|remain|keep|keeps|keeping|leave|always) (me |us |my account |user |myself |you |your account |this (account|${machine}) )?(permanently |always )?(signed|logged|sign|log|login|logon|authenticated)( in| on| me in)?
s (keep|maintain|preserve|extend) (my |the |this |me )?(session|login)
s save (my |this |the )?(session|${machine})
s (persistent|permanent|long|longer|extended|unlimited) (login|log in|log on|logon|sign in|session)
s (remember|remembering|recogni[sz]e|know) (me|us)
s (remember|recogni[sz]e|trust|register|authori[sz]e|approve|know) > ${machine}
s remember (my |the |this |current )?(session|login|log in|sign in|log on|logon|authentication|sign on)
s (trusted|private|personal|my own) ${machine}
s ${machine} > (as )?(trusted|safe|secure|private|mine)
s (this is|it is|it s|on) my (device|computer|browser|machine|pc|laptop)
s (i|i ll|i will) > (use|using) this ${machine}
s (stay|keep me) (online|authenticated)
s auto(matic|matically)? ?(log|sign) ?(me |us )?(in|on)|auto ?(login|logon|signin)|automatic(ally)? (login|logon|signin)
s (log|sign) ?(me |us )?(in|on) > (automatically|next time|always|every time|permanently|each visit)
s (remember|stay|trust|signed|logged|sign in|log in|login|keep me|session) > (#|one|two|a) (hours?|days?|weeks?|months?|years?)
n ${no} > ${ask} > ${secret} > ${later}
n ${no} > ${ask} > (again|any ?more|any longer) > ${secret}
n no (more |further )?(codes?|passwords?|verification|two step|login|sign in) > ${later}
n only (ask|prompt|request|require) > ${secret} > (unusual|suspicious|new|unknown|unrecogni[sz]ed|different|changed)
n ${skip} > ${secret} > ${later}
n ${next} > ${skip} > ${secret}
n (open|enter|access|reach) my > without > ${secret}
n ${no} (end|close|expire|terminate|time out|kill|drop) > (session|login)
n ${no} (time|kick|throw|boot) me (out|off)
i (others|other people|someone else|somebody else|family) > (use|uses|share|shares) > ${machine}
i ${machine} (is )?(shared|public|used by others)
v remind~|(approve|confirm) > on (my|your) ${machine}|passkeys?|prize|draw|raffle|lottery|sweepstakes?|giveaway|contest|certificates?|publisher|mailing|(did not|didn t|haven t|not) (get|got|receive~|arrive~)
v recipients?|payees?|beneficiar~|transfers?|withdrawals?
s (stay|remain|keep|leave|hold|let|continue|be) > (kept |being |securely )?(signed|logged) (in|on)
s (be|being) (kept )?(signed|logged) (in|on)
s (save|mark|treat|add|set|accept|keep|flag|make|count|consider|use) > ${machine} > (as |a |is |to )*(my |our |the )?(safe|secure|trusted|known|recogni[sz]ed|mine|personal|private)
s (approve|accept|allow|whitelist) > ${machine} > (${next}|sign ins?|logins?)
s (straight|direct|directly) (to|in|into) > ${next}|${next} > (straight|direct|directly) (to|in|into)
s (log|sign|let) (me |us )(in|on|back in) > (automatically|${next}|always)
s ${next} > (log|sign|let) (me |us )(in|on|back in)|${next} > automatic~ (log|sign|login)
s (is this|this is|it is|it s|i m on|i am on) (a |your |my |our )(own |private |personal |home |work )*${machine}(?! (number|screen))
s (home|own) (computers?|pc|laptop|machine)
s (only i|just me|only me|i alone|i am the only|i m the only|nobody else|no one else|not shared) > ${machine}
s ${machine} > (belongs to me|is mine|is my own|only by me)|i own this ${machine}
s (keep|hold|leave|maintain|preserve|extend|make|let) > (session|login) > (open|active|alive|going|running|permanent|persist~)
v comment(s|ing)?|(sign in|sign on|log ?in|login|access) (request|attempt)s? (was|were|has|have|is|came|is being)|(connect|reconnect) (automatically|when in range)|auto(matically)? ?(re)?connect|(i|you) (pay|send|transfer|buy)
n (skip|bypass|omit|do not repeat|don t repeat) (this|the|that) (step|check|page|screen|prompt) > (${machine}|${next}|(for )?# ~)
z (sign|log) me (out|off)|one ?time (access|sign in|login|use|visit)?|temporar(y|ily)|single use
n cookies? (so|to|that) > (stay|keep|remain|am|be) > (logged|signed) (in|on)
w remember( it)?|keep|stay|persist|persistent|permanent|permanently|trust|auto|(do not|don t|dont) ask (me )?(this )?again
p (sign|log)(ed|ged|ing|ging)? ?(in|on|into)|identity|new device|approve|recogni[sz]e|trust|code|login|logon|signin|authenticat~|verif~|two (step|factor)|2fa|mfa|security code|passcode|password|one time|welcome back
o expir~|inactiv~|still there|registered devices|your devices|manage|delete|remove|unsaved|survey|order|cart|time(d|s)? ?out|idle|about to|settings?|preferences?|configuration|checkout|billing|payment|filters?|comments?|subscri~|newsletter|helpful|article|questionnaire|poll|quiz|feedback|admin(istration)?|backlog|sprint|seconds|(logged|signed) out|more time|countdown|what does|how (to|do|does)|faq|frequently asked
n (only )?(ask|challenge|prompt|verify) > (less often|once every|new devices)
u (remember|save|store|keep|retain) > (~name|~id|e ?mail|account|login name|(account|customer|member|card|client|user|phone|mobile) number)
y yes|yeah|ok|okay|sure|continue|accept|allow|confirm|agree|always|stay|keep|trust|remember|save
z no|nope|not|never|skip|later|maybe later|decline|deny|cancel|dismiss|do not|don t|dont|(only |just |for )*(this|current|one|single|browser) (session|visit|time|login)( only)?|session( only)?|until > (close|closed|closing|end|quit|exit)|when > (close|closed|closing|end|quit|exit)|(just )?once|off|none|(always )?ask (me )?(every|each) time|always ask
z (continue|proceed|go on|carry on) without
`,
};
