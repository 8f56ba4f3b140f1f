import { LATIN, type Language } from "./phrases";

export const en: Language = {
  tag: "en",
  script: LATIN,
  rows: `
n (do not|don t|dont|never|without) > (sign|log)(ging|ing)? ?(me |us )?(out|off)
n (do not|don t|dont|never|no longer|skip|stop|bypass) > (ask~|challenge|verify|verification|prompt~|require|request|codes?|text|2fa|mfa|otp|pin|passcode|authentication) > (devices?|browser|computer|machine|phone|pc|laptop|days?|hours?|weeks?|months?|year|next time)
n (do not|don t|dont|never) forget (me|this)
n (session|login|cookie) never (expires?|ends?|times? out)
n (this is not|this isn t|i m not|i am not|not using|not on) > (public|shared)
i (public|shared|untrusted|borrowed|someone else s|someone elses|somebody else s|another person s) (or ~ )?(computers?|devices?|pc|machines?|browser|terminal|workstation|kiosk)
i not > (my|trusted|private|own) (computer|device|pc|machine|browser)
i (do not|don t|dont|never) > (remember|keep|stay|save|store|trust|retain|persist|recogni[sz]e)
i forget (me|this)
c (save|store|remember|keep|retain|memori[sz]e) (my |the |your |this |all |me )*(user ?name and |user ?id and |login and |e ?mail and |id and )?(password|passcode|credentials?|pin(?! pad)|(login|log in|sign in|access|account) (details|data|info~|credentials)|log ?in(?! (name|id|e?mail|number|user)))
c (stay|keep me|remain) connected
c (save|store|remember|keep|retain) (my |this |these )(info|information|data|details)(?= $)
t (session|login) (length|duration|time)|(length|duration) of (the |this |my )?(session|login)
v ~name|(user|login|member|customer|client|card)?id|e ?mail|(phone|account|customer|member|card|client|user|mobile) number|~number|card|payment|details|address|choices?|selection|decision|preferences?|settings?|search~|language|region|country|currency|filters?|view|layout|theme
v cookies?|newsletters?|updates?|updated|posted|informed|offers?|news|terms|conditions|policy|notifi~|consent|orders?|cart|basket|billing|shipping|show|display|hide|paper|simulated|last|past|previous
v notify|alerts?|push|rate|survey|feedback|review|install|app|location|answers?|selections?|options?|quantity|amount|symbols?|watchlist|portfolio|message|warning|notice|popup|tip|banner|tutorial|volume|store|branch
v (users|customers|members|visitors|guests|employees|clients|people|others|usually|typically|normally|websites|sites|why|how (often|many|long))
v (login|log in|logon|sign in|sign on) (page|form|screen|dialog)|lifetime|reports?|issues?|bugs?|tickets?
s (stay|staying|remain|keep|keeps|keeping|leave|always) (me |us |my account |user |myself |you |your account |this (account|device|browser) )?(permanently |always )?(signed|logged|sign|log|login|logon|authenticated)( in| on| me in)?
s (keep|maintain|preserve|extend) (my |the |this |me )?(session|login)
s save (my |this |the )?(session|device|browser|computer)
s (persistent|permanent|long|longer|extended|unlimited) (login|log in|log on|logon|sign in|session)
s (remember|remembering|recogni[sz]e|know) (me|us)
s (remember|recogni[sz]e|trust|register|authori[sz]e|approve|know) > (device|browser|computer|machine|phone|pc|laptop|workstation|tablet)
s remember (my |the |this |current )?(session|login|log in|sign in|log on|logon|authentication|sign on)
s (trusted|private|personal|my own) (devices?|computer|browser|machine|pc|laptop)
s (device|computer|browser|machine) > (as )?(trusted|safe|secure|private|mine)
s (this is|it is|it s|on) my (device|computer|browser|machine|pc|laptop)
s (i|i ll|i will) > (use|using) this (device|computer|browser|machine|pc|laptop)
s (stay|keep me) (online|authenticated)
s auto(matic|matically)? ?(log|sign) ?(me |us )?(in|on)|auto ?(login|logon|signin)|automatic(ally)? (login|logon|signin)
s (log|sign) ?(me |us )?(in|on) > (automatically|next time|always|every time|permanently|each visit)
s (remember|stay|trust|signed|logged|sign in|log in|login|keep me|session) > (#|one|two|a) (hours?|days?|weeks?|months?|years?)
w remember( it)?|keep|stay|persist|persistent|permanent|permanently|trust|auto|(do not|don t|dont) ask (me )?(this )?again
p (sign|log)(ed|ged|ing|ging)? ?(in|on|into)|identity|new device|approve|recogni[sz]e|trust|code|login|logon|signin|authenticat~|verif~|two (step|factor)|2fa|mfa|security code|passcode|password|one time|welcome back
o expir~|inactiv~|still there|registered devices|your devices|manage|delete|remove|unsaved|survey|order|cart|time(d|s)? ?out|idle|about to|settings?|preferences?|configuration|checkout|billing|payment|filters?|comments?|subscri~|newsletter|helpful|article|questionnaire|poll|quiz|feedback|admin(istration)?|backlog|sprint|seconds|(logged|signed) out|more time|countdown|what does|how (to|do|does)|faq|frequently asked
n (only )?(ask|challenge|prompt|verify) > (less often|once every|new devices)
u (remember|save|store|keep|retain) > (~name|~id|e ?mail|account|login name|(account|customer|member|card|client|user|phone|mobile) number)
y yes|yeah|ok|okay|sure|continue|accept|allow|confirm|agree|always|stay|keep|trust|remember|save
z no|nope|not|never|skip|later|maybe later|decline|deny|cancel|dismiss|do not|don t|dont|(only |just |for )*(this|current|one|single|browser) (session|visit|time|login)( only)?|session( only)?|until > (close|closed|closing|end|quit|exit)|when > (close|closed|closing|end|quit|exit)|(just )?once|off|none|(always )?ask (me )?(every|each) time|always ask
`,
};
