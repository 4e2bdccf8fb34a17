export const ask = String.raw`
(?:nous|je|on|j'|j) ?(?:cherch|recherch(?!ons des (?:partenaires|editeurs))|voudr|veux|voulons|veut|hesit|perd|me demande|nous demandons|
  souhait\w+ (?:un|une|savoir|former|automatiser|connaitre|lancer|mettre en|tester|rencontrer)|aimer\w+ (?!vous|beaucoup)|ai besoin|
  avons besoin)

combien
quel (?:budget|prix|cout|tarif|delai)
ordre de grandeur
tjm
(?:c'est|est-ce|est ce|serait-il) (?:possible|faisable|realiste|legal|serieux|autorise|que)
faisable
possible ou
prix d'une
vous faites
faites[- ]vous

(?:quel(?:le)?s? (?:est|sont|serai\w+)|what (?:is|are|would|do)) (?:votre|vos|your|you|le prix|the)
your (?:day )?(?:rates?|fees?|availability|charge)
(?:vos|votre) (?:tarifs?|disponibilites la|conditions|prix)

(?:pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|tu peux|savez-vous|sauriez|tu sais|accepteriez-vous|intervenez|proposez-vous|
  conseillez[- ]vous|travaillez-vous|can you|could you|do you (?:offer|speak|do|know|ever|work|take|also)|would you (?:look|come|be able|
  give|review|consider)|can (?:ai|an?)\b|is (?:it|there|this))

how (?:much|long|do|does|would|can)
looking for (?:someone|a consultant|an|help|advice)
(?:we|i)(?:'d| would) (?:like (?:to (?:know|understand|find|have|test|train|automate|grade)|a|an|you)|need)
(?:i|we) (?:need|want|wonder|are trying|get|receive)
need (?:help|someone)
quote please
please (?:send|quote|call)

(?:votre avis|un avis|appelez-moi|me rappeler|devis s|devis pour|chiffree|(?:notre|mon|un petit) budget|budget (?:de|:|est|autour|environ|
  max|\d|is)|cahier des charges|appel d'offres|merci de (?:me|nous) (?:dire|faire parvenir|contacter|renvoyer|confirmer|rappeler))

comment (?:faire|savoir|puis|peut|on|avez)
par ou commencer
existe-t-il
y a-t-il
savoir (?:si|comment|ce)
ca existe
should (?:i|we)
whether
(?:is|are|do|does|can|could|would) (?:we|i|it|they)
qui sait

(?:je suis|i'm|i am|nous sommes) (?:\w+ )?(?:journaliste|etudiant\w*|eleve|lyceen|illustrat\w+|reporter|journalist|student|chercheu\w+|
  retraite|enseignant\w*|collectif|association|jeune diplome\w*)
reporter (?:with|looking)
(?:guest|invited) lecture
(?:notre|votre) master
interview
entretien (?:telephonique|d'une heure)
candidature
stage de
intervenant\w*
intervenir
table ronde
translate (?:your|it)
traduire vo
bourse
benevol\w+
non-commercial
associative

consultation (?:relative|n\W)
mise en concurrence
marche (?:n\W|public)
request for (?:proposals?|expressions?|quot)
expression of interest
terms of reference
soumission\w*
financial offer
offre (?:technique|financiere)
avis d'appel
reglement de consultation
votre (?:plaquette|offre)
adresser (?:un devis|votre)
nous comparons
trois prestataires
maitrise d'ouvrage
honorarium
defraiement
frais de deplacement
(?:i|we)(?:'d| would) like to (?!contribute|write|publish|send|offer|show|introduce|place|discuss|explore|be mentioned)
call me
appelez

(?:votre|ton|l') ?(?:article|billet|newsletter|chatbot|facture)[^.!?\n]{0,60}(?:m'a|m'avait|coquille|erreur|merci|corriger)
your (?:article|post|newsletter)[^.!?\n]{0,30}(?:says|helped|is wrong|chart)
m'a evite
me promettait
on me demarche
a t-on vendu
on m'a (?:vendu|propose)
nous detectons
contrefa\w+
counterfeit\w*
arnaque\w* \?
scammers
doesn't work
ne (?:marche|fonctionne|s'affiche) p

devis (?!gratuit|offert|sous)
(?:lanc|publi)\w* (?:une consultation|un (?:appel|avis|marche))
(?:date limite|procedure adaptee|manifestation d'interet|tender notice)
inviter a (?!decouvrir|reserver|tester|essayer|consulter|visiter)
(?:keynote|conferenci\w+|panel|notre public|vos honoraires)
(?:comme convenu|as agreed|suite a notre (?:appel|echange|conversation))
(?:i|we)(?:'d| would)? (?:love|want|need) (?:a|an) (?:tool|system|solution|chatbot)
(?:un|une) (?:outil|machine|solution|systeme|logiciel) qui
(?:have|has) you (?:worked|done|dealt)
avez-vous (?:deja )?(?:travaille|fait|rencontre|une experience)
(?:realiste|realistic|possible|feasible|faisable) ?\?
merci de repondre
comme (?:vu|convenu|discute|promis)
(?:est mort|ne fonctionne p|is dead|is broken|is gone|404|coquille|typo)\w*
(?:a question|question)s?\b
(?:une de vos|vos) (?:missions|projets) (?:a|aurait|ont)
(?:nos|notre|our|my|mes|mon) (?:stock|factures?|commandes?|patients?|salaries|dossiers|courriers?|orders|invoices|staff|employees|tickets|
  customers send|client veut)\b
`;
