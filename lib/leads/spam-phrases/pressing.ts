export const callToAction = String.raw`
(?:repondez|reply|respond|repondre)(?: \w+)?[ :]+(?:«|"|'|a ce|oui|yes|to this|stop|with|par|avec|cpf|vite|today)
hit reply
(?:ecrivez|envoyez|communiquez|transmettez)[- ](?:moi|nous)
kindly (?:send|share|let|provide)
revert back

reservez
reserve ta
inscrivez
inscription
profitez
cliquez
telechargez
commandez
abonnez-vous
essayez
contactez
claim
act now
click
sign up
order (?:now|on|via)
regist(?:er|ration)\s
join (?:us|now|my)
je m'abonne
choisissez
demandez (?:notre|votre|un|le)
voir un exemple
watch the
get started
subscribe

sur (?:simple )?demande
available on request
(?:plaquette|catalogue|portfolio|brochure|demo|deck|media list|exemple\w*)

(?:souhait\w+|voul\w+|veux|voudri\w+)[- ](?:vous|tu) (?:que|recevoir|voir|qu'|en savoir|decouvrir|obtenir|changer|un comparatif)
seriez-vous (?:ouvert|d'accord|interesse)
(?:tu|vous) (?:en penses|es dispo|etes dispo|serais)
etes-vous la bonne personne
quand (?:etes|puis)
avez-vous (?:deja|pense)
saviez-vous
auriez-vous (?:\w+ )?(?:minutes|un creneau|quelques)

puis-je (?:vous|te|l')
je peux (?:vous|te|t'|l'|egalement|aussi|realiser|m')
je (?:vous|te|t')(?: en)? (?:invite|rappel|appel|contacter|presenterai|montre|ferai)
(?:on te|nous vous) (?:rappel|donne|laisse)
un conseiller
rappel immediat

(?:may|can|shall|should|could) (?:i|we) (?:send|share|email|add|reserve|pencil|start|call|walk|book|show|explore|schedule)
want me to
would you (?:like|be (?:open|interested|available|willing))
shall we
(?:happy|glad|love|delighted) to (?:send|share|set|write|show|contribute|explain|work)
do you (?:accept|sell|need|want|have (?:time|\d+))

(?:ca|cela) (?:t'|vous |te )(?:interesse|dit|tente)
interesse\w* ?\?
partante? ?\?
interested ?\?
interest in
envie d'
worth a
open to
bad idea
sound (?:fair|good|interesting)
are you open
who handles
still interested
following up
checking in
relancer?

(?:\d+|dix|quinze|vingt|trente|fifteen|twenty|quick|short|bref|court)[- ](?:min\w*|mn|echange|appel|call|chat|intro\w*|visio\w*)
(?:mardi|jeudi|tuesday|wednesday|thursday|next week|semaine prochaine|cette semaine|this week)[^.!?\n]{0,30}\?
convenir d'un
un creneau
time slot
convenient time
suitable time

let me know (?:if|your|a |who|when)
(?:send|share) (?:me |us )?(?:ur|your)\s
awaiting your
au plaisir (?:d|de)
esper\w+ vous compter
a votre disposition
reste joignable
dans l'attente
positive response
pass(?:ed)? this on
hope (?:this|you|all)
warm regards
whatsapp
telegram

let's (?:chat|talk|hop|connect)
(?:tu me dis|dis[- ]moi si|dites[- ]moi (?:combien|si|mais))
(?:meilleur|quel) (?:creneau|horaire)
(?:partage d'ecran|cafe virtuel|visioconference)
(?:might|may) i (?:begin|suggest|ask)
would you be (?:against|opposed)
(?:am i wrong|if not, let's|should i check|what works)
si ca te (?:branche|dit|parle)
t'es chaud
a votre disposition pour
feel free to (?:visit|reach|contact|check)
send me reply
`;

export const optOut = String.raw`
unsubscribe
opt.?out
(?:stop|won't|not|never) (?:email|reach|contact|bother|write)\w*
desinscri\w+
desabonn\w+

(?:reply|repond\w*|respond)[^.!?\n]{0,25}(?:stop|no thanks|remove|non merci|opt out)

ne plus recevoir
rather not hear
not (?:relevant|interested|a fit|a priority)\??[, ]
ne (?:vous|te) relancerai
n'insisterai pas
ignorez ce message
(?:si|if) (?:le sujet|cela|vous n'etes|ce n'est|you're not|this (?:is not|isn't))

vous (?:disposez d'un droit|pouvez (?:a tout moment )?vous opposer)
out of the blue
demarche est malvenue
conforme (?:au )?rgpd
gdpr compliant
`;

export const threat = String.raw`
impaye\w*
past due
overdue
redevable
mise en demeure
(?:final|last) (?:notice|reminder|notification)
dernier (?:avis|rappel)
relance
unpaid
avis (?:important|de)
letzte mahnung
expir\w+
a echeance

(?:sous|dans(?: les)?|within|avant|before|d'ici|passe) (?:\d+ ?(?:h|heures|hours|jours|business|days|working)|minuit|midnight|huitaine|
  ce delai)

suspen\w+
desactiv\w+
radiation
deactivat\w+
limited because
terminated
huissier
poursuites
amende
sanction
legal proceedings
penalt\w+
late (?:fees?|charges)
frais (?:supplement|de remise|de dossier|de douane)\w*
majoration
damages
attorneys

confirm(?:ez|er)? (?:your|votre|la)
mot de passe
password
revalidate
verif\w+ (?:your|votre)
regularis\w+
reglement
virement (?:urgent|et confid)
pay (?:now|securely)
remit
reglez
regler
payment
iban
rib
facture
invoice
authoris\w+
montant
amount

(?:zentralregister|handelsregister|eintragung\w*|uberweisen|gebuhr)
(?:preselectionnee?|parution|annuaire|registre|repertoire)
(?:formulaire complete|renvoyer le formulaire)
(?:remboursement de|admissible a|carte bancaire)
`;
