/**
 * What spam and inquiries say, as parts of regular expressions over the output of foldText: lower case, no accents.
 * Each line is one way of saying it; a text that says it in several ways is the clearer.
 */
const sources = {
  offer: [
    "(?:nous|on) (?:vous|te|t') ?(?!avons|avez|ecri|contact|remerci|serai|serions|saur|demand|prions|pri|lis|appel|rappel|souhait|transf|rejoin|a |as |ser|joi)\\w+",
    "je (?:vous|te|t') ?(?:propos|offr|aid|accompagn|cree|creer|montr|prepar|mets|realis|rends|garanti|forme|reserve|fais un|livre)",
    'nous (?:propos|offrons|commercialis|garantiss|equipons|fabriqu|livrons|certifi|interven|concev|financ|mettons a|prenons en charge|disposons|fourniss|represent|realisons|creons|developp|aidons|accompagnons|connectons|organisons|editons|somm\\w+ (?:une (?:agence|equipe|esn|societe)|un (?:centre|studio|cabinet|institut)|specialis|en mesure|experts?))',
    "je (?:propose|commercialise|realise|redige (?:pour|vos)|gere (?:un portefeuille|plusieurs|les)|prends en charge|cree des|represente|suis (?:redact|graphiste|webdesign|develop|consultant seo|photographe|teleprospect|telesecretaire|secretaire))|(?:j'|nous )accompagn\\w+ (?:des|les|plus|\\d|deja)",
    'm(?:es|on) (?:services|prestations|tarifs sont|portfolio|travail est visible|agenda)|nos (?:services|prestations|expert|conseiller|agents|abonnements|forfaits|offres|clients (?:gagn|voi|obti|consta|multi)|formations|formules|utilisateurs|operatrices|technicien|tele|avatars|ingenieurs|consultants|tarifs|references|partenaires|talents|solutions)',
    "notre (?:solution|logiciel|plateforme|outil|catalogue|offre|reseau|ia|methode|institut|technicien|prestation|agence|savoir|expertise|page de ressources|place de marche|courtier)|(?:l'un|un) de (?:nos|mes) (?:clients|partenaires)",
    "permets (?:de|un)|permettrai|j'aimerais (?:vous (?:soumettre|presenter|proposer|offrir)|beaucoup vous presenter)|ravie? de vous|heureu\\w+ de vous (?:presenter|accompagner|offrir|proposer)|serions (?:ravis|heureux) de",
    'we (?:can |could |will |would |also |now |just )?(?:offer|provide|build|install|place|fund|certify|represent|deliver|special|design|book|produce|guarantee|deploy|fix|implement|help|film|get you|secure|supply|manage|place|print|ship|develop|connect|have (?:a |an )?(?:team|available|developed|ready|dedicated)|are (?:a |an |the )?(?:leading|team|software|digital|manufactur|factory|special|agency|offshore|\\w+-based)|run a|finance|create|turn|take care|white-label|write)',
    "i (?:can |could |will |would love to |'d love to |would like to |'d like to |also )?(?:help|offer|deliver|contribute|represent|manage|place|write (?:for|about|a|content)|publish|provide|produce|create|design|run (?:a|an|meta|google|facebook)? ?(?:ads|agency|campaigns?)|am (?:a )?(?:freelance|web|seo|virtual|graphic|licensed|professional))",
    'my (?:team|agency|services?|company) (?:\\w+ )?(?:special|help|offer|provide|can|works?)|our (?:team|agents?|services?|rates?|packages?|charges|lists?|clients|partners|platform|engineers|developers|prices?|editorial|experts|system|agency|tool|product|advantage|network|fee)',
    '(?:plus de|deja|over|more than|depuis) \\d[\\d .,]{0,9}\\+? (?:\\w+ ){0,2}(?:client|entreprise|cabinet|pme|utilisateur|artisan|dirigeant|independant|consultant|compan|business|customer|blogger|user|firm|ans)|(?:font|fait|ont fait) confiance|trust us|years? (?:of )?exp',
  ],
  bait: [
    '(?:audit|diagnostic|bilan|rapport|essai|devis|test|demo\\w*|etude|consultation|simulation|note|analyse|video|compte|appel|campagne|maquette|estimation|formation|livraison|gestion|migration|automatisation|premi\\w+|\\d+ \\w+)[^.!?\\n]{0,25}(?:gratuit|offert|gracieu)|(?:gratuit\\w*|offert\\w*|gracieusement)',
    'free (?:of charge|audit|trial|report|sample|pilot|plan|demo|quote|account|consult|analysis|assessment|\\d|leads|ship|spins|\\w+ (?:trial|audit|report|call))|(?:is|are|first \\w+) (?:\\w+ ){0,2}(?:free|complimentary)|no (?:charge|cost to you|upfront|monthly fee|recruitment fee|payment needed|cost)|free 24h|try it',
    'sans (?:engagement|frais|apport|carte bancaire|caution|justificatif)|aucun frais|aucune remuneration|no (?:commitment|obligation|strings|collateral|risk|long.term)|(?:risk.free|zero risk|cancel any ?time)',
    "ou (?:vous ne payez pas|rembours)|money.back|pay (?:only )?(?:per|on|for) (?:result|call|what)|ne (?:payez|se remunere\\w*) (?:que|qu')|rembours\\w+ si|(?:until|unless) it works|apres resultat|after result",
    'garanti\\w*|guarantee\\w*|resultats? (?:mesurable|des|sous|visible)|results? in \\d',
    '-? ?\\d+ ?% (?:off|de (?:remise|reduction)|sur|pour)|remise de|-\\d\\d ?%|(?:offre|tarif) (?:valable|limitee|special|partenaire|unique|degressif|decouverte)|(?:derniere|plus que|only|\\d) (?:\\w+ )?places?|stock limite|early bird|discount\\w*|limited (?:time|offer)|bonus|reserved? (?:a|aux) ',
    '(?:multipli|doubl|gagn|economis|boost|attir|augment|recuper)\\w* (?:\\S+ ){0,4}(?:clients?|chiffre|demandes|trafic|revenus|ventes|tjm|visib\\w+|carriere|\\d+|demi|deux|trois|rendez|visit\\w+|temps)',
    '(?:book\\w*|qualified|more|new|land|paying) (?:\\S+ ){0,2}(?:calls|appointments|clients|leads|meetings|customers|retainers|traffic|visitors|sales)|rendez-vous (?:qualifi|garanti)|prospects qualifi',
    "(?:vous|tu) (?:gagn|econom|profit|benefici|conserv|pass\\w+ (?:a cote|sans doute|trop)|perd|encour|recevrez|deduire|pouvez deduire|payez (?:sans|prob|trop))|you(?:'ll| will| can| could| are|'re| may)? (?:get|save|gain|earn|receive|benefit|lose|losing|missing|make up)|you(?:'re| are| have been) (?:pre|selected|nominated|shortlisted|eligible|qualif)|(?:eligible|selectionne)",
  ],
  price: [
    "[$€£]? ?\\d[\\d .,]{0,9}(?:k )?(?:€|\\$|£|euros?|dh|usd|eur|dollars?|dirhams?|centimes|gbp)?(?: ht| ttc)? ?(?:/|par|per|a l'|le|the|an?) ?(?:mois|month|heure|hour|h|jour|day|an|year|mot|word|lien|link|article|unite|piece|call|post|lead)\\b",
    '(?:a partir de|des|seulement|only|just|starting at|starts? (?:at|from)|from|for|forfait|pack)(?: only)? [$€£]? ?\\d[\\d .,]{0,9} ?(?:€|\\$|£|euros?|dh|usd|eur|dollars?|dirhams?)',
    '[$€£] ?\\d{1,7}[\\d.,]{0,7}k? (?:only|all.in|one.time|per|this|with|for)|\\d[\\d .]{0,9}(?:€|\\$|£|euros?|dh|usd|eur|dollars?) (?:only|seulement|all.in|one time)|au lieu de \\d|instead of [$€£]?\\d|prix unique',
    'tarifs? (?:negoci|tres compet|compet|usine|imbattable|unique|attractif)|prix (?:usine|imbattable|competit)|affordable|competitive (?:price|rate)|(?:best|factory) price|price list|bulk price|grille tarifaire|liste (?:complete )?(?:avec les|des) prix|tarif degressif|commission',
  ],
  callToAction: [
    '(?:repondez|reply|respond|repondre)(?: \\w+)?[ :]+(?:«|"|\'|a ce|oui|yes|to this|stop|with|par|avec|cpf|vite|today)|hit reply|(?:ecrivez|envoyez|communiquez|transmettez)[- ](?:moi|nous)|kindly (?:send|share|let|provide)|revert back',
    "reservez|reserve ta|inscrivez|inscription|profitez|cliquez|telechargez|commandez|abonnez-vous|essayez|contactez|claim|act now|click|sign up|order (?:now|on|via)|regist(?:er|ration) |join (?:us|now|my)|je m'abonne|choisissez|demandez (?:notre|votre|un|le)|voir un exemple|watch the|get started|subscribe",
    'sur (?:simple )?demande|available on request|(?:plaquette|catalogue|portfolio|brochure|demo|deck|media list|exemple\\w*)',
    "(?:souhait\\w+|voul\\w+|veux|voudri\\w+)[- ](?:vous|tu) (?:que|recevoir|voir|qu'|en savoir|decouvrir|obtenir|changer|un comparatif)|seriez-vous (?:ouvert|d'accord|interesse)|(?:tu|vous) (?:en penses|es dispo|etes dispo|serais)|etes-vous la bonne personne|quand (?:etes|puis)|avez-vous (?:deja|pense)|saviez-vous|auriez-vous (?:\\w+ )?(?:minutes|un creneau|quelques)",
    "puis-je (?:vous|te|l')|je peux (?:vous|te|t'|l'|egalement|aussi|realiser|m')|je (?:vous|te|t')(?: en)? (?:invite|rappel|appel|contacter|presenterai|montre|ferai)|(?:on te|nous vous) (?:rappel|donne|laisse)|un conseiller|rappel immediat",
    '(?:may|can|shall|should|could) (?:i|we) (?:send|share|email|add|reserve|pencil|start|call|walk|book|show|explore|schedule)|want me to|would you (?:like|be (?:open|interested|available|willing))|shall we|(?:happy|glad|love|delighted) to (?:send|share|set|write|show|contribute|explain|work)|do you (?:accept|sell|need|want|have (?:time|\\d+))',
    "(?:ca|cela) (?:t'|vous |te )(?:interesse|dit|tente)|interesse\\w* ?\\?|partante? ?\\?|interested ?\\?|interest in|envie d'|worth a|open to|bad idea|sound (?:fair|good|interesting)|are you open|who handles|still interested|following up|checking in|relancer?",
    "(?:\\d+|dix|quinze|vingt|trente|fifteen|twenty|quick|short|bref|court)[- ](?:min\\w*|mn|echange|appel|call|chat|intro\\w*|visio\\w*)|(?:mardi|jeudi|tuesday|wednesday|thursday|next week|semaine prochaine|cette semaine|this week)[^.!?\\n]{0,30}\\?|convenir d'un|un creneau|time slot|convenient time|suitable time",
    "let me know (?:if|your|a |who|when)|(?:send|share) (?:me |us )?(?:ur|your) |awaiting your|au plaisir (?:d|de)|esper\\w+ vous compter|a votre disposition|reste joignable|dans l'attente|positive response|pass(?:ed)? this on|hope (?:this|you|all)|warm regards|whatsapp|telegram",
  ],
  optOut: [
    "unsubscribe|opt.?out|(?:stop|won't|not|never) (?:email|reach|contact|bother|write)\\w*|desinscri\\w+|desabonn\\w+",
    '(?:reply|repond\\w*|respond)[^.!?\\n]{0,25}(?:stop|no thanks|remove|non merci|opt out)',
    "ne plus recevoir|rather not hear|not (?:relevant|interested|a fit|a priority)\\??[, ]|ne (?:vous|te) relancerai|n'insisterai pas|ignorez ce message|(?:si|if) (?:le sujet|cela|vous n'etes|ce n'est|you're not|this (?:is not|isn't))",
    "vous (?:disposez d'un droit|pouvez (?:a tout moment )?vous opposer)|out of the blue|demarche est malvenue|conforme (?:au )?rgpd|gdpr compliant",
  ],
  linkTrade: [
    "(?:do|no)-?follow|backlinks?|net-?linking|link ?(?:building|build|swap|exchange|insertion|placement|partner)\\w*|exchange (?:of )?links?|(?:echang\\w+|partenariat\\w*) (?:de |d'|des )?liens?|liens? (?:crois|editoria|contextuel|permanent|triangul|sponsor|en follow|naturel|retour|externe|reciproque|optimise)\\w*",
    "guest[- ](?:post|article|blog|contribut)\\w*|sponsored (?:post|article|content)s?|articles? (?:sponsor|sponso|invite)\\w*|publication\\w* (?:sponsor|de marque)\\w*|contribut\\w+ (?:a|an) (?:piece|article|post)|(?:tribune|espace|emplacement\\w*|contenu) (?:redaction|editoria)\\w*|annonceurs?|publish (?:a|an|my) |articles? (?:de fond|partenaires?|de marque|exclusif)|(?:publi\\w+|diffus\\w+|placer?) (?:\\w+ ){0,2}(?:d'un article|d'articles|des articles|des communiques|les contenus|nos contenus|votre blog)|paid contributions?|third-party content|collaboration remuneree|kit media|editorial guidelines|placements?",
    '(?:un|seul|deux|avec|le|natural|one|single|a) (?:\\w+ )?(?:liens?|links?) (?:\\w+ )?(?:vers|to|back)|ancre|anchor text|author bio|(?:da|dr|tf|pr|cf) ?\\d\\d|domain authority|(?:placer|inserer|glisser|mettre|ajout\\w+|add|insert|place) (?:\\w+ ){0,3}(?:liens?|links?)|(?:mon|notre|our|my) (?:\\w+ )?clients? (?:\\w+ )?(?:est pret|aimerait|souhaite|vend|in the)|(?:a|une) (?:\\w+ )?mention|be mentioned|trade mentions|parlez de moi|resources page|page (?:de )?(?:ressources|partenaires)|return the favor|en (?:retour|contrepartie|echange)',
  ],
  yourSite: [
    '(?:votre|ton|de votre) (?:site|blog|fiche|referencement|trafic|visibilite|audience|contenu|page)|(?:vos|tes) (?:articles|posts|prospects|leads|concurrents|futurs clients|appels|visiteurs|contenus|reseaux|pages)',
    'your (?:\\w+ )?(?:site|website|blog|google|domain|traffic|rankings?|audience|business|company|profile|niche|content|readers|customers|prospects|competitors|posts?|inbound)',
    "en (?:parcourant|visitant|regardant|analysant)|tomb\\w+ sur|came across|was (?:on|going through|browsing|checking)|(?:went|going) through|i (?:just )?(?:noticed|saw|checked|recorded|looked)|(?:j'ai|nous avons|on a) (?:remarqu|constat|relev|vu|regard|analys|parcouru|test)\\w*|a ete analyse",
    'premiere page|(?:page one|first page|1st page)|google (?:maps?|my business|ads)|positionne\\w*|optimis\\w+|not ranking|search engines?|mots-cles|keywords?|seo|referencement|organic',
  ],
  threat: [
    'impaye\\w*|past due|overdue|redevable|mise en demeure|(?:final|last) (?:notice|reminder|notification)|dernier (?:avis|rappel)|relance|unpaid|avis (?:important|de)|letzte mahnung|expir\\w+|a echeance',
    "(?:sous|dans(?: les)?|within|avant|before|d'ici|passe) (?:\\d+ ?(?:h|heures|hours|jours|business|days|working)|minuit|midnight|huitaine|ce delai)",
    'suspen\\w+|desactiv\\w+|radiation|deactivat\\w+|limited because|terminated|huissier|poursuites|amende|sanction|legal proceedings|penalt\\w+|late (?:fees?|charges)|frais (?:supplement|de remise|de dossier|de douane)\\w*|majoration|damages|attorneys',
    'confirm(?:ez|er)? (?:your|votre|la)|mot de passe|password|revalidate|verif\\w+ (?:your|votre)|regularis\\w+|reglement|virement (?:urgent|et confid)|pay (?:now|securely)|remit|reglez|regler|payment|iban|rib|facture|invoice|authoris\\w+|montant|amount',
  ],
  lure: [
    'crypto\\w*|bitcoin|btc|usdt|forex|trading|invest\\w+|profits?|passive income|revenus? passif|(?:gagn|earn|retir)\\w+ \\S{0,3}\\d',
    'casino|paris sportifs|betting|free spins|jackpot|cbd|adult|rencontre\\w*|lonely|pics|sexy|viagra|cialis|prescription|pills?|weight loss|maigrir|replica|iptv|followers|abonnes|likes|google reviews|avis 5|etoiles',
    '(?:pret|credit|loan|financement|funding|working capital|capital)s? (?:\\w+ )?(?:de|from|entre|up|rapide|between|of|personnel|line|quick|in)|bad credit|taux (?:fixe|de \\d)|pre-?(?:approved|selected)',
    'herit\\w+|inherit\\w*|legs|beneficiary|next of kin|widow|veuve|barrister|donation|don de|fortune|million|confidentiel|dear (?:friend|sir|customer|owner|ceo|manager|webmaster|website)|beloved|bien.?aime|partagez|marabout|voyant|retour d|visa|sans diplome|passeport',
  ],
  ask: [
    "(?:nous|je|on|j'|j) ?(?:cherch|recherch(?!ons des (?:partenaires|editeurs))|voudr|veux|voulons|veut|hesit|perd|me demande|nous demandons|souhait\\w+ (?:un|une|savoir|former|automatiser|connaitre|lancer|mettre en|tester|rencontrer)|aimer\\w+ (?!vous|beaucoup)|ai besoin|avons besoin)",
    "combien|quel (?:budget|prix|cout|tarif|delai)|ordre de grandeur|tjm|(?:c'est|est-ce|est ce|serait-il) (?:possible|faisable|realiste|legal|serieux|autorise|que)|faisable|possible ou|prix d'une|vous faites|faites[- ]vous",
    '(?:quel(?:le)?s? (?:est|sont|serai\\w+)|what (?:is|are|would|do)) (?:votre|vos|your|you|le prix|the)|your (?:day )?(?:rates?|fees?|availability|charge)|(?:vos|votre) (?:tarifs?|disponibilites la|conditions|prix)',
    '(?:pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|tu peux|savez-vous|sauriez|tu sais|accepteriez-vous|intervenez|proposez-vous|conseillez[- ]vous|travaillez-vous|can you|could you|do you (?:offer|speak|do|know|ever|work|take|also)|would you (?:look|come|be able|give|review|consider)|can (?:ai|an?)\\b|is (?:it|there|this))',
    "how (?:much|long|do|does|would|can)|looking for (?:someone|a consultant|an|help|advice)|(?:we|i)(?:'d| would) (?:like (?:to (?:know|understand|find|have|test|train|automate|grade)|a|an|you)|need)|(?:i|we) (?:need|want|wonder|are trying|get|receive)|need (?:help|someone)|quote please|please (?:send|quote|call)",
    "(?:votre avis|un avis|appelez-moi|me rappeler|devis s|devis pour|chiffree|(?:notre|mon|un petit) budget|budget (?:de|:|est|autour|environ|max|\\d|is)|cahier des charges|appel d'offres|merci de (?:me|nous) (?:dire|faire parvenir|contacter|renvoyer|confirmer|rappeler))",
    'comment (?:faire|savoir|puis|peut|on|avez)|par ou commencer|existe-t-il|y a-t-il|savoir (?:si|comment|ce)|ca existe|should (?:i|we)|whether|(?:is|are|do|does|can|could|would) (?:we|i|it|they)|qui sait',
    "(?:je suis|i'm|i am|nous sommes) (?:\\w+ )?(?:journaliste|etudiant\\w*|eleve|lyceen|illustrat\\w+|reporter|journalist|student|chercheu\\w+|retraite|enseignant\\w*|collectif|association|jeune diplome\\w*)|reporter (?:with|looking)|(?:guest|invited) lecture|(?:notre|votre) master|interview|entretien (?:telephonique|d'une heure)|candidature|stage de|intervenant\\w*|intervenir|table ronde|translate (?:your|it)|traduire vo|bourse|benevol\\w+|non-commercial|associative",
    "consultation (?:relative|n\\W)|mise en concurrence|marche (?:n\\W|public)|request for (?:proposals?|expressions?|quot)|expression of interest|terms of reference|soumission\\w*|financial offer|offre (?:technique|financiere)|avis d'appel|reglement de consultation|votre (?:plaquette|offre)|adresser (?:un devis|votre)|nous comparons|trois prestataires|maitrise d'ouvrage|honorarium|defraiement|frais de deplacement|(?:i|we)(?:'d| would) like to (?!contribute|write|publish|send|offer|show|introduce|place|discuss|explore|be mentioned)|call me|appelez",
    "(?:votre|ton|l') ?(?:article|billet|newsletter|chatbot|facture)[^.!?\\n]{0,60}(?:m'a|m'avait|coquille|erreur|merci|corriger)|your (?:article|post|newsletter)[^.!?\\n]{0,30}(?:says|helped|is wrong|chart)|m'a evite|me promettait|on me demarche|a t-on vendu|on m'a (?:vendu|propose)|nous detectons|contrefa\\w+|counterfeit\\w*|arnaque\\w* \\?|scammers|doesn't work|ne (?:marche|fonctionne|s'affiche) p",
  ],
};

export type PhraseKind = keyof typeof sources;

const phrases = Object.entries(sources).map(([kind, parts]) => ({
  kind,
  patterns: parts.map((part) => new RegExp(`(?<![a-z\\d])(?:${part})`)),
}));

/** In how many ways the text says each of them. */
export function countPhrases(text: string): Record<PhraseKind, number> {
  const counts = phrases.map(({ kind, patterns }) => [
    kind,
    patterns.filter((pattern) => pattern.test(text)).length,
  ]);
  return Object.fromEntries(counts);
}

/** A sender who offers, and asks for nothing, sells. What a sender quotes is not an offer of his. */
export function scorePitch(text: string): number {
  const counts = countPhrases(text.replace(/«[^»]{0,300}»|“[^”]{0,300}”/g, ' '));
  const { offer, bait, price, callToAction, optOut, linkTrade, yourSite, threat, lure, ask } =
    counts;
  const sells = offer + bait + price + callToAction + threat + (lure + yourSite) / 2;
  const balance = sells + 2 * (optOut + linkTrade) - ask;
  return balance >= 5 ? 3 : balance >= 3 ? 2 : balance >= 0.5 ? 1 : 0;
}
