export const offer = String.raw`
(?:nous|on) (?:vous|te|t') ?(?!avons|avez|ecri|contact|remerci|serai|serions|saur|demand|prions|pri|lis|appel|rappel|souhait|transf|
  rejoin|a |as |ser|joi)\w+

je (?:vous|te|t') ?(?:propos|offr|aid|accompagn|cree|creer|montr|prepar|mets|realis|rends|garanti|forme|reserve|fais un|livre)

nous (?:propos|offrons|commercialis|garantiss|equipons|fabriqu|livrons|certifi|interven|concev|financ|mettons a|prenons en charge|
  disposons|fourniss|represent|realisons|creons|developp|aidons|accompagnons|connectons|organisons|editons|somm\w+ (?:une (?:agence|
  equipe|esn|societe)|un (?:centre|studio|cabinet|institut)|specialis|en mesure|experts?))

je (?:propose|commercialise|realise|redige (?:pour|vos)|gere (?:un portefeuille|plusieurs|les)|prends en charge|cree des|represente|
  suis (?:redact|graphiste|webdesign|develop|consultant seo|photographe|teleprospect|telesecretaire|secretaire))
(?:j'|nous )accompagn\w+ (?:des|les|plus|\d|deja)

m(?:es|on) (?:services|prestations|tarifs sont|portfolio|travail est visible|agenda)
nos (?:services|prestations|expert|conseiller|agents|abonnements|forfaits|offres|clients (?:gagn|voi|obti|consta|multi)|formations|
  formules|utilisateurs|operatrices|technicien|tele|avatars|ingenieurs|consultants|tarifs|references|partenaires|talents|solutions)

notre (?:solution|logiciel|plateforme|outil|catalogue|offre|reseau|ia|methode|institut|technicien|prestation|agence|savoir|expertise|
  page de ressources|place de marche|courtier)
(?:l'un|un) de (?:nos|mes) (?:clients|partenaires)

permets (?:de|un)
permettrai
j'aimerais (?:vous (?:soumettre|presenter|proposer|offrir)|beaucoup vous presenter)
ravie? de vous
heureu\w+ de vous (?:presenter|accompagner|offrir|proposer)
serions (?:ravis|heureux) de

we (?:can |could |will |would |also |now |just )?(?:offer|provide|build|install|place|fund|certify|represent|deliver|special|design|book|
  produce|guarantee|deploy|fix|implement|help|film|get you|secure|supply|manage|place|print|ship|develop|connect|have (?:a |an )?(?:team|
  available|developed|ready|dedicated)|are (?:a |an |the )?(?:leading|team|software|digital|manufactur|factory|special|agency|offshore|
  \w+-based)|run a|finance|create|turn|take care|white-label|write)

i (?:can |could |will |would love to |'d love to |would like to |'d like to |also )?(?:help|offer|deliver|contribute|represent|manage|
  place|write (?:for|about|a|content)|publish|provide|produce|create|design|run (?:a|an|meta|google|facebook)? ?(?:ads|agency|campaigns?)|
  am (?:a )?(?:freelance|web|seo|virtual|graphic|licensed|professional))

my (?:team|agency|services?|company) (?:\w+ )?(?:special|help|offer|provide|can|works?)
our (?:team|agents?|services?|rates?|packages?|charges|lists?|clients|partners|platform|engineers|developers|prices?|editorial|experts|
  system|agency|tool|product|advantage|network|fee)

(?:plus de|deja|over|more than|depuis) \d[\d .,]{0,9}\+? (?:\w+ ){0,2}(?:client|entreprise|cabinet|pme|utilisateur|artisan|dirigeant|
  independant|consultant|compan|business|customer|blogger|user|firm|ans)
(?:font|fait|ont fait) confiance
trust us
years? (?:of )?exp

nous (?:plac|livr|partage|occupons|suivons votre|sommes une jeune)\w*
on (?:vend|fait du|est un|peut bosser|remplace|s'occupe)
notre cabinet a
(?:je prends|j'ai une agence|mes forfaits|mon approche|nos (?:prix|honoraires))
(?:developpeur|ingenieure?|graphiste|redactrice|assistante virtuelle|closer|candidats?|profils?)\w* (?:freelance|specialise|disponible|
  confirme|virtuel)\w*
(?:a concu|avons concu|je concois|j'ai concu)
(?:consultants?|independants?) (?:comme vous|qui n'ont|non-residents|like you|who)
i work with (?:\w+ )?(?:consultants|agency|owners|founders|coaches)
(?:most|other) (?:consultants|agency owners|agencies|founders) (?:i|we)?
we(?:'ve| have) (?:placed|helped|built|worked with|already)
i (?:now )?(?:teach|coach|interview your|fix|built|'d build)
if i (?:built|could|got|showed)
(?:for )?partners like you
partnerships?,
`;

export const bait = String.raw`
(?:audit|diagnostic|bilan|rapport|essai|devis|test|demo\w*|etude|consultation|simulation|note|analyse|video|compte|appel|campagne|
  maquette|estimation|formation|livraison|gestion|migration|automatisation|premi\w+|\d+ \w+)[^.!?\n]{0,25}(?:gratuit|offert|gracieu)
(?:gratuit\w*|offert\w*|gracieusement)

free (?:of charge|audit|trial|report|sample|pilot|plan|demo|quote|account|consult|analysis|assessment|\d|leads|ship|spins|\w+ (?:trial|
  audit|report|call))
(?:is|are|first \w+) (?:\w+ ){0,2}(?:free|complimentary)
no (?:charge|cost to you|upfront|monthly fee|recruitment fee|payment needed|cost)
free 24h
try it

sans (?:engagement|frais|apport|carte bancaire|caution|justificatif)
aucun frais
aucune remuneration
no (?:commitment|obligation|strings|collateral|risk|long.term)
(?:risk.free|zero risk|cancel any ?time)

ou (?:vous ne payez pas|rembours)
money.back
pay (?:only )?(?:per|on|for) (?:result|call|what)
ne (?:payez|se remunere\w*) (?:que|qu')
rembours\w+ si
(?:until|unless) it works
apres resultat
after result

garanti\w*
guarantee\w*
resultats? (?:mesurable|des|sous|visible)
results? in \d

-? ?\d+ ?% (?:off|de (?:remise|reduction)|sur|pour)
remise de
-\d\d ?%
(?:offre|tarif) (?:valable|limitee|special|partenaire|unique|degressif|decouverte)
(?:derniere|plus que|only|\d) (?:\w+ )?places?
stock limite
early bird
discount\w*
limited (?:time|offer)
bonus
reserved? (?:a|aux)\s

(?:multipli|doubl|gagn|economis|boost|attir|augment|recuper)\w* (?:\S+ ){0,4}(?:clients?|chiffre|demandes|trafic|revenus|ventes|tjm|
  visib\w+|carriere|\d+|demi|deux|trois|rendez|visit\w+|temps)

(?:book\w*|qualified|more|new|land|paying) (?:\S+ ){0,2}(?:calls|appointments|clients|leads|meetings|customers|retainers|traffic|visitors|
  sales)
rendez-vous (?:qualifi|garanti)
prospects qualifi

(?:vous|tu) (?:gagn|econom|profit|benefici|conserv|pass\w+ (?:a cote|sans doute|trop)|perd|encour|recevrez|deduire|pouvez deduire|
  payez (?:sans|prob|trop))
you(?:'ll| will| can| could| are|'re| may)? (?:get|save|gain|earn|receive|benefit|lose|losing|missing|make up)
you(?:'re| are| have been) (?:pre|selected|nominated|shortlisted|eligible|qualif)
(?:eligible|selectionne)

(?:marque blanche|white.?label\w*)
(?:revend\w+|resell\w*|licence revendeur|referral fee|apport\w* d'affaires)
(?:at no cost|full refund|you pay nothing|nothing to pay|(?:a|at) 0 ?€)
(?:livre\w* en|prets? a l'emploi|cle en main|done.for.you)
(?:live training|webinar\w*|masterclass|\d+ seats|case study|etude de cas)
(?:sur autopilot|on autopilot|sans effort|tout est gere)
\d+\+ (?:appointments|workflows|experts|rdv|clients|calls)
\d+ (?:rdv|rendez-vous|appointments|meetings)
ne sont dus? qu'en
aucune exclusivite
`;

export const price = String.raw`
[$€£]? ?\d[\d .,]{0,9}(?:k )?(?:€|\$|£|euros?|dh|usd|eur|dollars?|dirhams?|centimes|gbp)?(?: ht| ttc)? ?(?:/|par|per|a l'|le|the|
  an?) ?(?:mois|month|heure|hour|h|jour|day|an|year|mot|word|lien|link|article|unite|piece|call|post|lead)\b

(?:a partir de|des|seulement|only|just|starting at|starts? (?:at|from)|from|for|forfait|pack)(?: only)? [$€£]? ?\d[\d .,]{0,9} ?(?:€|\$|£|
  euros?|dh|usd|eur|dollars?|dirhams?)

[$€£] ?\d{1,7}[\d.,]{0,7}k? (?:only|all.in|one.time|per|this|with|for)
\d[\d .]{0,9}(?:€|\$|£|euros?|dh|usd|eur|dollars?) (?:only|seulement|all.in|one time)
au lieu de \d
instead of [$€£]?\d
prix unique

tarifs? (?:negoci|tres compet|compet|usine|imbattable|unique|attractif)
prix (?:usine|imbattable|competit)
affordable
competitive (?:price|rate)
(?:best|factory) price
price list
bulk price
grille tarifaire
liste (?:complete )?(?:avec les|des) prix
tarif degressif
commission

\d+ ?% (?:de com\w*|referral|of the|commission)
(?:my|our) (?:rates? (?:is|are)|prices?)
packages? (?:start|from)
(?:commencent|commence|demarrent) a
each \w+ is [$€£]
\d+ ?(?:€|euros?|dh) (?:le|la|l'|par) ?\w+
(?:chf|eur|usd) \d+
[$€£]\d+ (?:a|per|for) (?:\w+ )?(?:thousand|month|words?|link|post)
`;
