import { LATIN, type Language } from "./phrases";

export const fr: Language = {
  tag: "fr",
  script: LATIN,
  rows: `
n (ne (pas|plus|jamais|me)|sans) > (déconnect~|déconnexion)
n (ne (pas|plus|me)|ignorer|sauter) > (demander|vérifi~|redemander|validation|code) > (appareil|navigateur|ordinateur|poste|jours|mois|heures|semaines|prochaine fois)
n n est pas > (public|partagé)
n (ne (pas|plus|me)|ignorer|sauter) > (exiger|défi~|challeng~|sollicit~|authentif~|interrog~) > (appareil|navigateur|ordinateur|poste|jours|mois|heures|semaines|prochaine fois)
i (ordinateur|appareil|poste|terminal) (public|partagé)
i ne (pas|jamais) > (rester|maintenir|mémoriser|enregistrer|retenir|souvenir|garder|conserver)
i n est pas (mon|mien)
c (mémoris~|enregistr~|retenir|sauvegarder|souvenir|souviens|conserver|rappeler|garder) > (mot de passe|identifiants|(informations|données|infos) de connexion|accès)
c (mémoris~|enregistr~|retenir|se souvenir de|conserver) (mes|ces) (informations|infos|données)(?= $)|(me rappeler|rappelle moi) > # jours
t durée de (la )?(connexion|session)
v page de connexion|habituellement|d habitude|pourquoi|sites|afficher|affich~|notif~|application|réponse|message|dernière?s?|~nom|identifiant|numéro|e ?mail|courriel|mail|adresse|carte|choix|langue|recherche|préférences|cookies?|newsletter|lettre|offres|actualités|informé~|conditions|cgu|coordonnées|paiement
s (rester|restez|reste|garder|gardez|maintenir|maintenez|demeurer|laisser|toujours) > (connecté~|identifié~|authentifié~|connexion|session)
s (se souvenir|souviens toi|souvenez vous|se rappeler|rappelle toi|souvenir) > (moi|appareil|navigateur|ordinateur|session|connexion|poste)
s (mémoris~|retenir|enregistrer|reconnaître|conserver) (ma |la |cette |mon |cet |l |le |sur )*(connexion|session|appareil|navigateur|ordinateur|poste|authentification)
s (me|moi) (reconnaître|mémoriser)|mémorisez moi|reconnaissez moi
s (garder|conserver|maintenir|laisser|prolonger) (ma |la |cette )?session
s (connexion|session) > (ouverte|active|mémorisée|maintenue)
s reste[rz]? (en ligne|authentifié~)
s connexion (automatique|permanente|persistante|prolongée)
s (connecter|identifier|connexion) > (automatiquement|prochaine fois)
s confiance > (appareil|navigateur|ordinateur|poste)
s (appareil|navigateur|ordinateur|poste) (est )?(de confiance|fiable|privé|personnel)
s (connecté~|session|souvenir|mémoriser|confiance|connexion) > # (jours?|heures?|semaines?|mois|ans?)
s (se fier|fiez vous|fie toi) > (appareil|navigateur|ordinateur|poste)|(c est|ceci est|est ce) (mon|votre|ton) (appareil|ordinateur|navigateur)
w mémoriser|se souvenir|souvenir|retenir|ne plus (me )?demander
p connexion|connect~|identifi~|authentifi~|mot de passe|vérifi~|code|accès|espace
o expir~|inactiv~|paramètres|préférences|réglages|paiement|filtres?|utile|sondage|enquête|administration|secondes|déconnecté~|supprim~|retirer|gérer
u (se souvenir|souvenir|mémoris~|enregistr~|retenir|conserver|garder) > (~nom|identifiant|numéro|e ?mail|courriel|adresse|id)
y oui|ok|d accord|continuer|accepter|autoriser|confirmer|toujours|rester|faire confiance|mémoriser|enregistrer
z non|pas|jamais|plus tard|ignorer|passer|annuler|refuser|ne pas|ne plus|(uniquement |seulement |pour )*(cette|la|une) session( uniquement| seulement)?|session( uniquement)?|jusqu > (fermeture|fermer|fin)|une (seule )?fois|cette fois|demander à chaque fois|toujours demander|désactivé
`,
};
