import { LATIN, type Language } from "./phrases";

const machine = "(appareils?|navigateur|ordinateur|poste|pc|terminal|machine|équipement|téléphone|portable|mobile|smartphone|tablette|mac|périphérique)";
const secret = "(codes?|mots? de passe|(second|deuxième) facteur|double authentification|authentification|vérification|validation|confirmation|jeton|otp|2fa|connexion|connecter|identifier)";
const next = "(prochaines? (fois|visites?|connexions?)|à l avenir|désormais|dorénavant|chaque (fois|visite|connexion))";
const later = `(${next}|(à|de) nouveau|jusqu~|jours|heures|semaines|mois|ans?|${machine})`;
const ask = "(demand~|redemand~|exiger|exigez|envoyer|envoyez|requérir|saisir|solliciter|réclamer|avoir à|devoir|invité~)";
const skip = "(ignorer|passer|sauter|éviter|contourner|omettre)";

export const fr: Language = {
  tag: "fr",
  script: LATIN,
  rows: `
n (ne (pas|plus|jamais|me)|sans) > (déconnect~|déconnexion)
n (ne (pas|plus|me)|ignorer|sauter) > (demander|vérifi~|redemander|validation|code) > (${machine}|jours|mois|heures|semaines|prochaine fois)
n n est pas > (public|partagé)
n (ne (pas|plus|me)|ignorer|sauter) > (exiger|défi~|challeng~|sollicit~|authentif~|interrog~) > (${machine}|jours|mois|heures|semaines|prochaine fois)
i ${machine} (public|partagé)
i ne (pas|jamais) > (rester|maintenir|mémoriser|enregistrer|retenir|souvenir|garder|conserver)
i n est pas (mon|mien)
c (mémoris~|enregistr~|retenir|sauvegarder|souvenir|souviens|conserver|rappeler|garder) > (mot de passe|identifiants|(informations|données|infos) de connexion|accès)
c (mémoris~|enregistr~|retenir|se souvenir de|conserver) (mes|ces) (informations|infos|données)(?= $)|(me rappeler|rappelle moi) (pendant |durant |tous les )?# jours
t durée de (la )?(connexion|session)
v (?<!(passer|sauter|éviter|ignorer) (la |cette )?)page de connexion|habituellement|d habitude|pourquoi|sites|afficher|affich~|notif~|application|réponse|message|dernière?s?|~nom|identifiant|numéro|e ?mail|courriel|mail|adresse|carte|choix|langue|recherche|préférences|cookies?|newsletter|lettre|offres|actualités|informé~|conditions|cgu|coordonnées|paiement
s (rester|restez|reste|garder|gardez|maintenir|maintenez|demeurer|laisser|toujours) > (connecté~|identifié~|authentifié~|connexion|session)
s (se souvenir|souviens toi|souvenez vous|se rappeler|rappelle toi|souvenir) > (moi|${machine}|session|connexion)
s (mémoris~|retenir|enregistrer|reconnaître|conserver) (ma |la |cette |mon |cet |l |le |sur )*(connexion|session|${machine}|authentification)
s (me|moi) (reconnaître|mémoriser)|mémorisez moi|reconnaissez moi
s (garder|conserver|maintenir|laisser|prolonger) (ma |la |cette )?session
s (connexion|session) > (ouverte|active|mémorisée|maintenue)
s reste[rz]? (en ligne|authentifié~)
s connexion (automatique|permanente|persistante|prolongée)
s (connecter|identifier|connexion) > (automatiquement|prochaine fois)
s confiance > ${machine}
s ${machine} (est )?(de confiance|fiable|privé|personnel)
s (connecté~|session|souvenir|mémoriser|confiance|connexion) > # (jours?|heures?|semaines?|mois|ans?)
s (se fier|fiez vous|fie toi) > ${machine}|(c est|ceci est|est ce) (mon|votre|ton) ${machine}
n (ne|n) (plus|jamais) > ${ask} > ${secret}|ne (me |m )?(demand~|exig~|réclam~) plus > ${secret}
n (ne|n) (pas|me|m) > ${ask} > ${secret} > ${later}
n (plus|aucun~) (de |besoin de |d )?${secret} > ${later}
n sans (avoir à |devoir |me |m |se |s )*(reconnect~|ré ?authentif~|ressaisir|réidentifi~|nouvelle (connexion|authentification))|(ne|n) (pas|plus) > (reconnect~|ré ?authentif~|ressaisir)
n sans > ${secret} > ${next}|${next} > sans > ${secret}
n ${skip} > ${secret} > ${later}|${next} > ${skip} > ${secret}
n ne (pas|jamais) (fermer|terminer|clore|couper|expirer|interrompre) > session
i (d autres|autres personnes|plusieurs personnes|quelqu un d autre) > ${machine}
v tirage|concours|loterie|certificats?|décision|clé d accès|(dans # ~|plus tard)|reçu
v bénéficiaires?|destinataires?|virements?|retraits?
s (laisse[rz]?|garde[rz]?|maintene[rz]|maintiens|conserve[rz]?|demeure[rz]?|continue[rz]?) > (connecté~|identifié~|authentifié~)
s (se souvenir|se rappeler|souvenez vous|souviens toi|rappelle toi) > ${machine}
s (mémorise[rz]?|retenir|retene[rz]|retiens|enregistre[rz]?|reconnaître|reconnaissez|reconnais|autorise[rz]?|approuve[rz]?|accepte[rz]?|connaître) (ma |la |cette |mon |cet |ce |l |le )*${machine}
s ${machine} > (comme )(sûre?|fiable|connue?|de confiance|sécurisée?|personnel~|mien)|(appareils?|ordinateurs|machines|navigateurs) (de confiance|connue?s|approuvés|autorisés|fiables?)
s ${next} > directement|directement > ${next}
s (connecte[rz]? moi|me connecter|m identifier|se connecter|ouvrir (ma|la) session) > (automatiquement|${next}|toujours)|(automatiquement|toujours) (me connecter|connecter)
s (c est|ceci est|est ce|il s agit de|j utilise) (bien )?(mon|ma|votre|ton|ta) (propre )?${machine}
s ${machine} > (m appartient|vous appartient|est à moi|est le mien|est la mienne|est à vous|est personnel~|est privée?|n est pas partagée?)
s (seule?|personne d autre) > ${machine}
s session (prolongée|longue|permanente|persistante|étendue|illimitée)|(garder|maintenir|laisser|tenir) > session > (vie|ouverte|active)
v comment(aire|er)~|(demande|tentative) de connexion|(se )?connecter automatiquement au (réseau|wi ?fi)
n (ignorer|passer|sauter|ne (pas|plus) (répéter|afficher)) cette (étape|vérification) > (${machine}|${next}|jours)
z (accès |connexion )?(unique|ponctuel~|temporaire)|une seule fois
w mémoriser|se souvenir|souvenir|retenir|ne plus (me )?demander
p connexion|connect~|identifi~|authentifi~|mot de passe|vérifi~|code|accès|espace
o expir~|inactiv~|paramètres|préférences|réglages|paiement|filtres?|utile|sondage|enquête|administration|secondes|déconnecté~|supprim~|retirer|gérer
u (se souvenir|souvenir|mémoris~|enregistr~|retenir|conserver|garder) > (~nom|identifiant|numéro|e ?mail|courriel|adresse|id)
y oui|ok|d accord|continuer|accepter|autoriser|confirmer|toujours|rester|faire confiance|mémoriser|enregistrer
z non|pas|jamais|plus tard|ignorer|passer|annuler|refuser|ne pas|ne plus|(uniquement |seulement |pour )*(cette|la|une) session( uniquement| seulement)?|session( uniquement)?|jusqu > (fermeture|fermer|fin)|une (seule )?fois|cette fois|demander à chaque fois|toujours demander|désactivé
z (continuer|poursuivre) sans
`,
};
