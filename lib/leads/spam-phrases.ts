/**
 * What unsolicited offers say, and what people say who ask for something, with points. Matched against text in lower
 * case without accents (spam.ts, fold). Topics alone prove nothing here: banks, casinos, pharmacies and agencies ask for
 * advice too. So the patterns are about what is being sold, promised or demanded.
 */
export type Phrase = [pattern: RegExp, points: number];

const amount = String.raw`\d[\d .,]*`;
const currency = String.raw`(?:€|euros?|eur|\$|usd|dollars?|£|pounds?|dh|mad|dirhams?|aed|руб|рублей|tl|元|درهم|دولار)`;
const re = (source: string) => new RegExp(source, 'u');

/** One of them is all but a proof. */
const certain: string[] = [
  // Links and visibility for sale
  'back ?links?\\b.{0,80}\\b(?:da|dr|usd|white hat|report|offer)',
  'do-?follow',
  'guest post',
  'sponsored post',
  '(?:first|premiere) page (?:of|on|de|sur|in) (?:google|bing)',
  'rank(?:ing)? (?:your|you|on|in) .{0,30}google',
  '(?:followers|abonnes|likes|subscribers|подписчик|лайк).{0,60}(?:€|\\$|usd|руб|garanti|instagram|tiktok|накрут)',
  'накрутк',
  'инвайт',
  'рассылк.{0,40}(?:чат|telegram|телеграм|сообщен)',
  // Lists and mass mail
  '(?:base|fichiers?|database|lists?|bases) (?:de donnees |of |d)?[^.]{0,60}(?:\\d|million)[^.]{0,40}(?:emails?|e-mails|contacts|entreprises|adresses|empresas|companies)[^]{0,200}(?:€|euros|\\$|usd|price|prix|unlimited|illimite)',
  'contact list|fichiers? de (?:decideurs|prospects|dirigeants)|base de contacts a jour|decision makers in your',
  '(?:attendees?|visitors?|exhibitors?) list',
  "millions? (?:d|de |of )'?(?:e-?mails?|contacts|adresses)",
  'bulk (?:sms|e-?mail|whatsapp)',
  'cold e-?mail',
  '(?:sms|whatsapp|messages).{0,60}(?:without being blocked|rotating|est lu dans)',
  '(?:contact forms?|formulaires? de contact)[^]{0,200}(?:captchas|million|websites|sites web)',
  'articles? invites?|(?:insert|place|inserer|placer|publier) (?:\\w+ ){0,4}(?:text )?(?:links?|liens?)\\b|(?:euros|€|\\$|dollars|usd) (?:par|per|for each) (?:lien|link|placement)',
  // Bets and games of chance
  '(?:free spins|tours gratuits|фриспин|giros gratis|deneme bonusu|no deposit|sans depot|без депозита|yatirimsiz)',
  '(?:fixed match|match(?:es|s)? truque|договорн\\w* матч|dogovorn)',
  '(?:canli bahis|casino online|казино онлайн|онлайн казино|casino en ligne prefere)',
  '(?:娱乐城|百家乐|老虎机|体育投注)',
  '(?:bonus|bonus de|bono).{0,20}(?:no cadastro|\\d{2,}).{0,40}(?:pix|saque|casino|slot|bahis)',
  '(?:saque|vip).{0,30}pix\\b',
  'зеркало.{0,40}(?:ссылк|вход|казино|http|рабоч)|(?:рабочее|кракен) зеркало',
  // Quick money
  '(?:gagnez|earn|make|verdient|gana|ganar|заработ\\w*|доход)[^.!?]{0,25}\\d[^.!?]{0,25}(?:par|per|a|im|al|в|/) ?(?:semaine|mois|jour|week|month|day|monat|mes|dia|semana|недел|месяц|день)',
  '(?:استثمر|ارباح مضمونه|روبوت التداول)',
  '(?:p2p|crypto|usdt).{0,25}(?:арбитраж|arbitrage)',
  '(?:signaux|signals|сигнал).{0,50}(?:vip|trade|forex|xau|canal)',
  '(?:airdrop|connect (?:metamask|wallet)|validate (?:your )?wallet|unclaimed|wallet is eligible|seed phrase)',
  '(?:robot|bot|logiciel|software|ki-software)[^.]{0,30}(?:bitcoin|trading|forex|crypto)[^.]{0,60}(?:garanti|aucun risque|depot minimum|kostenlos|earn|profit)',
  '(?:recover(?:ed|y)?) (?:all )?(?:my|your|of)? ?(?:funds|lost|bitcoin|crypto)',
  'инвестор\\w*.{0,120}(?:доходност|порог входа|процент)',
  'passiv?e? (?:income|business|de 10)|business passif',
  // Loans, inheritances, gifts
  '(?:pret|loan|credit|prestamo|кредит|займ|financement|funding|финанс)[^.]{0,90}(?:\\d ?%|sans refus|без отказа|sin aval|sans caution|no papers|no collateral)',
  'nous financons (?:vos|tous)|we finance your|provider of (?:project )?funding|sblc|\\bicpo\\b',
  '(?:veuve|widow|cancer|late husband|defunt|deceased|died|next of kin|ayant droit)[^]{0,300}(?:million|don de|euros|dollars|pounds|000 )',
  '(?:barrister|notaire a|attorney to a late)',
  'bien[- ]aimee?|beloved in (?:the lord|christ)',
  '(?:capital|profits?|gains?|returns?) (?:garanti|guaranteed)|guaranteed (?:profits?|returns?)|turn \\$?\\d+ into|(?:percent|%|pour cent|процент\\w*) (?:par|per|each|every|в) (?:mois|month|месяц)',
  "circle of investors|digital asset strategy|currency pairs|ticket d'entree",
  '(?:qurud|قرض|قروض|نمول)[^]{0,120}(?:%|ضمان|دولار)',
  '(?:pre-?selected|pre-?approved|eligible)[^.]{0,60}(?:capital|credit|loan|line)|working capital|no collateral',
  '(?:viuda|falecid[oa]|difunto|herdeiros|leucemia)[^]{0,200}(?:million|milhoes|dolares|euros|000)|(?:million|milhoes|dolares|euros|000)[^]{0,200}(?:falecid[oa]|difunto|herdeiros|sans heritier)',
  '(?:arnaque|scam|fraude)[^]{0,200}(?:rembours|recover|interpol|recuper)',
  '(?:illuminati|brotherhood).{0,60}(?:rich|join|today)|be rich, famous',
  '(?:ganhe|gana|gagnez|earn) (?:de )?(?:r\\$|€|\\$|usd)? ?\\d',
  // Chain letters
  '(?:envoie|envoyez|send|partagez|forward|отправь|ارسل)[^.]{0,40}(?:a|to|الي|et)? ?(?:\\d+|خمسه|ten|dix|quinze|fifteen|twelve) ?(?:personnes?|people|contacts?|amis|friends|شخص|человек|عشر)',
  '(?:faites tourner|avant censure|before they delete|share before)',
  '(?:chaine|chain)[^.]{0,60}(?:bris|break|casse)|do not break it|brise pas cette',
  'copy and forward|share in all your|письмо счастья|перепишите его',
  // Medicines, counterfeits, papers
  '(?:viagra|cialis|levitra|xanax|tramadol)[^]{0,90}(?:no prescription|discreet|pills|worldwide|% off)',
  '(?:herbal|spell|dr\\.? \\w+)[^]{0,120}(?:cure|ex lover|lottery)|cured? (?:of )?(?:diabetes|hiv|herpes|hsv)',
  'livraison anonyme|discreet shipping|envoi discret|anonymous delivery',
  '(?:viagra|cialis|kamagra|semaglutide|ozempic|tirzepatide|сиалис|виагра|дженерик)[^]{0,90}(?:per pill|without prescription|sans ordonnance|без рецепта|no doctor|plain|доставка|€|\\$|livraison|\\.pw|shop)',
  'without prescription|sans ordonnance(?! falsi)',
  'perdez \\d+ ?kilos|lose \\d+ ?(?:kg|pounds|lbs)|brule[- ]graisse|fat burn',
  '(?:replica|replique|qualite miroir|aaa\\+?|1:1)[^.]{0,60}(?:rolex|montre|watch|sacs?|bags?|quality|qualite|cheaper|certificat)',
  '(?:диплом|аттестат|passeport|permis|driving licen[cs]e)[^.]{0,80}(?:гознак|реестр|справк|authentique|registered|database|sans examen)',
  '\\biptv\\b',
  '\\bcbd\\b.{0,80}(?:offer|bottle|oil was|casino|order)',
  // Love and sorcery
  '18\\+|photos? (?:privees?|intimes)|cherche un homme|ищу мужчин|без обязательств|coquine|serious relation|kind man|homme serieux pour',
  "marabout|voyant|desenvoutement|retour (?:de l'etre )?aime|جلب الحبيب|فك السحر|spell caster",
  // Jobs too good to be true
  '(?:travail a domicile|work from home|remote position|удаленн\\w* сотрудник|trabajo desde casa|线上兼职|兼职)[^]{0,200}(?:par mois|per (?:day|week|hour)|commission|ежедневно|日结|руб|frais de dossier|transfers?)',
  "(?:coupon pcs|transcash|mandat cash|western union|carte de n'importe quelle banque|карта любого банка)",
  '(?:compte formation|cpf)[^.]{0,80}(?:perdus?|reste|offert)',
  // Phishing and false notices
  '(?:invoice|facture|rechnung|betrag|mahnung|rappel|notice)[^]{0,160}(?:unpaid|impayee?|montant du|offen|remains|sous \\d+ ?h|within \\d+ (?:hours|days)|huissier|inkasso|settle)[^]{0,200}http',
  '(?:voicemail|voice message|message vocal)[^]{0,200}http',
  '(?:identifier|log ?in|sign in|connecter|login) (?:avec|with|en utilisant)[^.]{0,30}(?:mail|messagerie|account|compte)',
  '(?:register|enregistr\\w+|inscri\\w+)[^.]{0,40}(?:within|sous|avant) \\d+ (?:days|jours)[^]{0,80}(?:penalt|fee|amende|frais)',
  '(?:winrar|\\.rar|open with|password \\d{3,})',
  'domain[^.]{0,60}(?:for sale|negotiable|a vendre|first come)|\\(dot\\)com',
  'i have hacked|extracted your|(?:pay|payez|send)[^.]{0,30}(?:btc|bitcoin)[^.]{0,60}(?:hours|heures|or )',
  '(?:colis|parcel|package|посылк)[^.]{0,60}(?:livre|deliver|reexpedition|expedition)[^]{0,120}http',
  '(?:confirmez|confirm|verify|verifiez|подтверд\\w*|log ?in|update)[^.]{0,50}(?:carte|card|compte|account|mail|donnees|данные|wallet|identity)[^]{0,80}(?:http|www|: )',
  '(?:trop[- ]percu|remboursement)[^]{0,120}http',
  '(?:marque|trademark|domain(?: name)?|nom de domaine|domaine)[^.]{0,90}(?:repertoire|registre|register|expire|renew|renouvel|inscription en attente|publication)',
  "(?:copyright|droits? d'auteur)[^.]{0,90}(?:images?|photos?|infring|lawsuit|violation|usage)[^]{0,160}http",
  '(?:memoires?|dissertations?|theses?|курсов\\w+|дипломн\\w+)[^.]{0,60}(?:rapports? de stage|dissertations|business plan|антиплагиат|plagiarism|эссе|decision ia)',
  '(?:takipci|begeni)[^.]{0,20}\\d|\\d+ (?:takipci|begeni)',
  'deaf and i want|do you accept credit cards',
  'page wikipedia a votre nom|wikipedia page (?:for you|about you|in your name)|(?:create|publish)[^.]{0,30}wikipedia',
  '(?:webcam|hacked|pirate)[^.]{0,80}(?:bitcoin|btc|video)',
  'unsubscribe.{0,20}reply|reply.{0,10}(?:stop|unsubscribe)|click here to (?:order|buy|unsubscribe)|pour ne plus recevoir',
  'prompts? chatgpt|droits? de revente|\\d+-in-1 ai|resell(?:er)? (?:rights|license)',
  '(?:en590|jet a1|jp54|urea 46|gold dust)',
];

/** What sellers say, a part of a proof each. */
const selling: Phrase[] = (
  [
    // They present themselves
    [
      'nous (?:vous )?(?:proposons|offrons|garantissons|fournissons|assurons|creons|realisons|concevons|developpons|accompagnons|installons|prenons|disposons|recensons|nous chargeons|mettons|comparons|livrons|deployons|fabriquons|finan[cs]ons|gerons|publions)',
      2,
    ],
    [
      'je (?:vous )?(?:propose|offre|garantis|compare|cree|realise|suis (?:courtier|commercial|representant|agent))|je represente un',
      2,
    ],
    [
      'notre (?:plateforme|solution|studio|agence|atelier|service|reseau|cabinet|offre|equipe de|logiciel|outil|societe (?:est )?specialise|etude|application (?:vous|permet))',
      1.5,
    ],
    [
      'nos (?:redacteurs|agents|tarifs|prix|experts|clients|formules|offres|partenaires|services|developpeurs|graphistes)',
      1.5,
    ],
    [
      "(?:specialises?e?s? dans|societe de|agence (?:de|specialisee)|entreprise de) (?:le |la |l')?(?:conception|developpement|referencement|creation|marketing|redaction|communication digitale)",
      2,
    ],
    [
      '\\bwe (?:\\w+ )?(?:offer|provide|build|help|place|install|supply|guarantee|ship|deliver|run|specialise|specialize|develop|design|handle|create|manage|manufacture|connect|give|charge|cover|publish|produce|write|send)\\b',
      1.5,
    ],
    ["\\bwe(?: are|'re) (?:a |an |the |direct |manufacturer|offering|leading)", 1],
    [
      '(?:this month |now )?we are (?:now )?offering|i (?:can|could) (?:offer|provide|help you|send|share|add|build|also)',
      2,
    ],
    [
      '\\bour (?:team|platform|agency|studio|prices?|clients?|designers|service|software|tool|solution|advantage|developers|editorial|writers|network|learning|assistant|process|customers|rates?|packages?|experts?|inventory)\\b',
      1.5,
    ],
    [
      '(?:team|equipe) (?:of|de) .{0,20}(?:developers|engineers|developpeurs|ingenieurs|designers)|\\d+ (?:developers|developpeurs|engineers|teleconseillers|agents)',
      2.5,
    ],
    [
      '(?:senior )?(?:engineers|developers|assistants?) available|full-time assistants|virtual assistants?|assistante? virtuelle',
      2.5,
    ],
    ['offshore|nearshore|marque blanche|white[- ]label', 1],
    [
      '(?:наша|наш|наши|нашу|наших) (?:команд|компани|клиент|агентств|услуг|сервис|студи)\\w*|мы (?:ведем|предлагаем|делаем|создаем|поможем|занимаемся|берем|работаем|оказываем)|предлагаем',
      2.5,
    ],
    [
      '(?:ofrecemos|contamos con|somos una (?:empresa|agencia)|nuestr[ao]s? (?:agencia|empresa|servicios|clientes|base))',
      2.5,
    ],
    [
      '(?:wir bieten|unsere agentur|unser(?:e|em)? (?:team|agentur|software|angebot|kunden)|wir (?:betreuen|erstellen|entwickeln|liefern))',
      2.5,
    ],
    [
      '(?:oferecemos|nossa (?:empresa|plataforma|agencia|equipe)|nossos (?:clientes|servicos)|sunuyoruz|hizmet veriyoruz|firmamiz|biz(?:im)? (?:ajans|firma))',
      2.5,
    ],
    ['(?:我司|我们可以|我们提供|我们的)', 2.5],
    [
      '(?:نقدم لكم|نحن وكاله|نحن شركه متخصصه|نوفر لكم|خدماتنا|عملائنا|لدينا اكثر من|يسعدنا ان نقدم|نعرض عليكم|فريقنا)',
      2.5,
    ],
    [
      '(?:в нашем штате|представляю компанию|разработчик\\w*|аутстаффинг|ставки от|продвигаем|раскрутк\\w*)',
      2,
    ],
    [
      '(?:he visitado tu|somos un (?:estudio|equipo)|hemos (?:redisenado|creado|ayudado)|este mes ofrecemos|puedo enviarte|te parece bien)',
      2,
    ],
    [
      '(?:somos uma empresa|atendemos clientes|gostaria de propor|profissionais especializados|melhor horario|vagas limitadas|sem experiencia)',
      2.5,
    ],
    [
      '(?:ajansimiz|hizmet\\w* (?:veriyoruz|sunuyoruz)|sunuyoruz|ucretsiz|takipci|begeni|siparis|aylik ucret|taahhut)',
      2.5,
    ],
    [
      '(?:my team (?:helps|can|has|builds)|we (?:call|take care|look after|work with|would place|read|help companies|share that)|that is what we built|we build ai|our (?:starter|autumn|spring|basic) (?:plan|package))',
      2,
    ],
    [
      '(?:que nous accompagnons|notre ia (?:identifie|redige)|notre academie|nos closers|nos techniciens|nous (?:commercialisons|organisons|realisons egalement|garantissons|reglons|avons (?:mis en place|forme|aide))|je redige vos)',
      2.5,
    ],
    [
      '(?:i|we) represent (?:a|an|several)|(?:je travaille pour une regie|responsable des partenariats)|affiliate program\\w*|channel partners|(?:percent|%|commission) (?:of the revenue|recurring|is|de)|commission (?:is|de|recurrente)',
      2,
    ],
    [
      '(?:participation aux frais|one-time contribution|frais de production|speaker package|package is|honourees|our (?:committee|editorial board))',
      3,
    ],
    [
      '(?:i (?:make|do|design|build) (?:logos?|websites?|videos?|apps?)|unlimited revisions?|24h delivery|dm me|free business card)',
      2.5,
    ],
    // They have looked at your site
    [
      "(?:en (?:visitant|parcourant|consultant|decouvrant|regardant)|j'ai (?:visite|consulte|parcouru|analyse|teste|regarde|vu)) (?:recemment )?votre (?:site|fiche|profil|page)",
      2,
    ],
    [
      '(?:i|we) (?:\\w+ ){0,2}(?:noticed|came across|visited|checked|was checking|were checking|ran (?:a|your)|looked at|stumbled|reviewed|found|analy[sz]ed|browsed)[^.?]{0,60}(?:your|you\\b|errors|consultants|site)',
      2,
    ],
    [
      '(?:votre|your|ihrer?|su|вашего?|seu) (?:site|website|web ?site|internetseite|webseite|pagina web|сайт)',
      0.5,
    ],
    [
      '(?:ran a scan|scan on your|controle automatique de votre|your site (?:and|is|was|has)|competitors? (?:were|are|rank)|vos (?:concurrents|confreres))',
      1.5,
    ],
    ['(?:sur|auf|beim|при) .{0,25}(?:suchbegriff|aufgefallen)|keywords?|mots-cles|关键词', 1],
    [
      '(?:elle|il) en compte (?:malheureusement )?tres peu|could be (?:a fit|of interest)|peut faire fuir|qui empechent le trafic|losing (?:clients|visitors|customers|leads)',
      1.5,
    ],
    [
      'saviez-vous que|did you know|imagine(?:z)? (?:si|que|if)|what if (?:every|your|you)|et si (?:chaque|vos|vous)|are you still|quick one|short note',
      1.5,
    ],
    [
      'most (?:consultants|business owners|companies|founders)|la plupart des (?:consultants|independants|dirigeants)|(?:beaucoup|nombre) de consultants|consultants (?:on our|and professionals)|pour (?:les )?(?:consultants|independants) et',
      1.5,
    ],
    [
      '(?:fewer|few|very little|tres peu|how little)[^.]{0,60}(?:reviews|avis|traffic|shows up|visible|visibilite)|(?:page (?:three|two|3|2|trois|deux)|first page)[^.]{0,60}(?:search|results|resultats|terms)',
      2,
    ],
    [
      "(?:your (?:latest )?(?:article|blog|work|content)s?)[^.]{0,60}(?:great interest|well researched|impress|credible|superb|i read)|(?:j'ai (?:lu|decouvert|trouve))[^.]{0,40}(?:interet|votre blog|tres claire)",
      1,
    ],
    [
      "(?:have you (?:ever )?(?:thought|considered)|did you notice|avez-vous (?:deja )?pense|que se passe-t-il|combien de rendez-vous|disposez-vous (?:aujourd'hui )?d)",
      1.5,
    ],
    [
      '(?:ghostwriters?|bestseller|turning your articles into|podcast guest|booking agency|press release|communique de presse|vu dans)',
      2.5,
    ],
    ['(?:tunnel de vente|audit strategique|prospects sur dix|pipeline|prospection|closers)', 1],
    // They boast
    [
      `(?:plus de|over|more than|already|deja|mas de|uber|более|for|au moins|fort de|已为|اكثر من) (?:${amount}|[a-z]+(?: [a-z]+){0,2}) (?:\\w+ )?(?:clients?|consultants?|entreprises?|companies|trainers|customers|firms|societes|videos|independants|selbststandige|formateurs|businesses|pays|countries|contacts|sites|brands|customers|企业|عميل|клиент)`,
      2,
    ],
    [
      '(?:satisfaction|results?|resultats?|rendez-vous|placement|delivrabilite|deliverability|success|гарант\\w+)[^.]{0,25}(?:garanti\\w*|guaranteed)|(?:garantie?s?|guarantee[ds]?) (?:\\w+ ){0,3}(?:rendez-vous|results?|percent|\\d)|money back|or (?:they|you) do not pay|按效果付费',
      2,
    ],
    [
      'gratuit\\w*[^.]{0,30}(?:et sans engagement|audit|diagnostic)|(?:audit|etude|analyse|test|essai|demonstration|diagnostic|rapport|maquette|devis|estimation) (?:est )?(?:offerte?|gratuite?)|premier mois (?:offert|gratuit)',
      2,
    ],
    [
      'free (?:audit|report|trial|sample|test|demo|analysis|mock|quote|consultation|spot|of charge|estimate|month|shipping|access|homepage)|complimentary|at no (?:cost|charge)|test \\d+ free',
      2,
    ],
    ['(?:kostenlos\\w*|gratis|бесплатн\\w+|免费|مجانيا|تقريرا مجانيا)', 1.5],
    [
      'sans engagement|no obligation|cancel any ?time|no (?:recruitment|setup|monthly|hidden) fee|sans frais (?:de|cache)|unverbindlich|دون التزام|sin compromiso',
      2,
    ],
    [
      `(?:a partir de|des|from|for only|for just|only|au prix de|au tarif de|for|pour (?:seulement|un montant)?|ab|desde|от|ab nur|au lieu de|prices? from|starting at|fee (?:for|amounts)|costs?|coute|cuesta|s'elevent a|zum festpreis von|بمبلغ|стоимость(?: пакета)?|仅需) ?(?:de |of |[a-z]+ ){0,2}\\$?€?(?:${amount}) ?(?:000 )?(?:${currency}|人民币)`,
      1.5,
    ],
    [
      `${amount} ?(?:${currency}|ht) ?(?:ht )?(?:par|per|/|a|an|im|al|в) ?(?:mois|month|an|year|hour|heure|post|jour|unite|monat|mes|kg|pill|месяц|one time)`,
      1.5,
    ],
    [
      `(?:[-–] ?\\d\\d ?%|\\d\\d ?% (?:cheaper|off|inferieurs|de remise|de reduction)|\\d\\d ?(?:percent|pour cent) (?:lower|less|cheaper)|remise|discount|descuento|скидк|indirim|reduction)`,
      1.5,
    ],
    [
      '(?:you (?:only )?pay (?:nothing|only|for)|if we find nothing|share of the savings|vous ne payez que|refunded in full|nothing if there are none|sans reste a payer|entierement pris en charge|no contract|cancel when|no cost)',
      2,
    ],
    [
      "(?:cut (?:their|your)|economie (?:moyenne|de)|recovers its investment|save (?:you|up to)|rendement (?:locatif )?(?:de|s'etablit)|charge \\w+ percent more|renegociation)",
      2,
    ],
    // They press
    [
      '(?:il (?:nous )?reste (?:deux|trois|\\d+) places?|(?:have|has) already been taken|keep one aside|circle closes|(?:sont|seront) closes|vous en reserver|reservee a une (?:trentaine|vingtaine)|room to introduce|few (?:spots|places) left)',
      2.5,
    ],
    [
      "(?:may i|could we|shall we|can we|when would be|which day suits|what time)[^.?]{0,40}(?:arrange|discuss|talk|demo|introduction|someone prepare|create|call|chat)|(?:puis-je|pourriez-vous me (?:donner une reponse|confirmer l'adresse))[^.?]{0,40}(?:inscrire|reserver|envoyer|adresse)?",
      1.5,
    ],
    [
      "(?:this month|ce mois-ci|jusqu'(?:a la fin|au)|until the end|avant (?:ce soir|dimanche|vendredi)|before (?:friday|sunday|midnight|closing)|today only|ends tonight|plus que \\d|offre (?:valable|limitee|speciale)|limited (?:number|offer|stock|time)|places? limitees?|stock limite|per week|derni\\w+ (?:places|jours)|first \\d+ (?:users|customers|clients)|premiers? (?:inscrits|clients))",
      1.5,
    ],
    [
      '(?:repondez|reponse|reply|respond|answer|schreiben sie|ответьте|请回复|rispond\\w+)[^.]{0,25}(?:oui|yes|ok|ja|simplement|interested|cpf|below|this e?-?mail|to this|您)',
      1.5,
    ],
    [
      '(?:puis-je|pourrais-je|shall i|can i|may i|could i|should i|darf ich) (?:vous )?(?:\\w+ )?(?:envoyer|adresser|presenter|montrer|faire parvenir|send|share|show|add|call|schedule|book|zusenden)',
      2,
    ],
    [
      "(?:seriez-vous|would you be|are you|etes-vous|serait-il|is it) (?:\\w+ )?(?:open to|interested|interesse|ouverte? a|disponible (?:pour|cette|jeudi|mardi|dix|quinze)|favorable)|if (?:you are|you're|that is|this is) (?:interested|of interest)|هل يناسبكم|如果您有兴趣|期待合作",
      1.5,
    ],
    [
      '(?:dix|quinze|vingt|10|15|20|ten|fifteen|twenty|a short|quick)[- ]?(?:minutes?|min)? ?(?:call|appel|echange|demo|demonstration|chat|conversation|visio|minutes? (?:cette|this|next|par|au telephone|to show|pour vous))',
      1.5,
    ],
    [
      '(?:inscri(?:s|vez)[- ]?(?:toi|vous)|sign up|register now|join (?:us|vip|now|our)|rejoins|anmelden|سجل الان|order now|commandez|profitez|get (?:yours|started|access))',
      1.5,
    ],
    [
      '(?:contact|write|reach|msg|message|ecrivez|ecrire|писать|пишите|escriba|آ?تواصل معنا)[^.]{0,30}(?:whatsapp|telegram|вотсап|телеграм|тг\\b|wa\\.me|t\\.me|واتساب|direct|on my|sur mon adresse)',
      2,
    ],
    [
      '(?:whatsapp|telegram|вотсап|телеграм|тг|واتساب|微信|wechat|客服)\\W{0,4}(?:@|\\+?\\d{5}|: ?[@+])|(?:^|\\s)@[a-z0-9_]{5,}\\b',
      2,
    ],
    [
      '(?:lead|leads|prospects?|clients?|rendez-vous|appointments?|calls?) (?:qualifies|qualified|per month|each month|par mois|chaque mois|supplementaires)|qualified (?:calls|leads|appointments)|(?:more|plus de|nouveaux|new) (?:clients|leads|customers|prospects|visitors)|prise de rendez-vous',
      2,
    ],
    [
      '(?:partnership manager|business development|sales (?:manager|executive)|responsable (?:commercial|partenariats)|key account)',
      0.5,
    ],
    [
      '(?:google ads|adwords|seo|referencement|optimisation?|谷歌优化|answer engine|продвижение|тсо)',
      1,
    ],
    [
      '(?:explainer|animated|video|film)[^.]{0,50}(?:video|animation|seconds|secondes|cles en main)',
      1.5,
    ],
    [
      '(?:logo|identite visuelle|branding|complete identity|refonte|redesign|sites? vitrines?|refait des sites|wordpress site|website design)',
      1,
    ],
    [
      '(?:avis|reviews?) (?:cinq|5|five|google|positifs|credibles)|(?:cinq|five|5)[- ]etoiles|5[- ]star',
      2.5,
    ],
    [
      '(?:shortlisted|selectionne[e]? (?:pour|parmi)|featured in|top 10|the 10 most|nominated|laureat)',
      2.5,
    ],
    [
      '(?:swap(?:ping)? the link|link to (?:our|us)|lien vers notre|mention our|broken link|reference for your readers|ajouter un lien)',
      3.5,
    ],
    [
      '(?:looking to (?:acquire|buy) |i have a buyer|acquire (?:consulting|businesses)|repreneur|racheter votre)',
      2.5,
    ],
    ['genuine-looking|reviews that (?:remain|stay)|avis (?:credibles|realistes)', 2.5],
    [
      '(?:engineers|developers|designers)[^.]{0,60}(?:available|hourly|month to month)|rates (?:are|start)|a partir de [^.]{0,12}(?:par|/) ?heure|dolares por hora|рублей в час',
      1.5,
    ],
    [
      '(?:rgpd|gdpr|accessib\\w+|en 301 549|wcag)[^]{0,200}(?:amendes?|sanctions?|fines?|violations|manquements)',
      2.5,
    ],
    [
      '(?:mutuelle|prevoyance|assurance|energie|electricite|telephonie|facture)[^.]{0,60}(?:trop cher|economi\\w+|comparer|moins cher|reduire)',
      2.5,
    ],
    ['(?:societes? a dubai|estonie|delaware|optimisation fiscale|offshore company|holding a)', 2.5],
    [
      '(?:factory|manufacturer|usine|工厂|外贸|supplier)[^]{0,120}(?:price|sample|moq|quality|certificat|直销|years)',
      2.5,
    ],
    ['(?:доставка|карго|выкуп|поставщик)[^]{0,100}(?:кита|кг|склад)', 2.5],
    [
      "appels? d'offres?[^.]{0,120}(?:chaque (?:matin|jour|semaine)|notre service|vous les adresse)",
      2.5,
    ],
    [
      'dear (?:sir|business owner|owner|purchasing|candidate|friend|stranger|webmaster|website)|(?:hello|hi) (?:dear|my dear)|cher inconnu|compliments of the season|dear stranger',
      1.5,
    ],
    [
      'deaf and|credit cards\\?|do you accept credit|sans la voir|my agent|mon transporteur|shipping agent|project consultant has',
      3.5,
    ],
    [
      "super blog|great blog|nice (?:site|post|blog|article)!?|j'adore votre (?:blog|site)|continuez comme ca|keep it up",
      1.5,
    ],
    [
      '(?:proof of last|gagnants? la semaine|pay after|paie seulement apres|payer apres|paiement apres|оплата после|الدفع بعد)',
      3,
    ],
    [
      '(?:essays?|dissertations?|memoires?|homework|rediger vos)[^.]{0,60}(?:plagiarism|plagiat|deadline|per page|la page|written|ecrits?)',
      3,
    ],
    ['(?:проверка|test|asdf|qwerty)(?: (?:проверка|test|asdf|qwerty|\\d+))+', 5],
  ] as [string, number][]
).map(([source, points]) => [re(source), points]);

/** What people say who want something of this author. */
const asking: Phrase[] = (
  [
    [
      "(?:not (?:offering|selling|here to sell)|(?:viens|veux) pas vous vendre|nothing to sell you|i'd like to hire|we(?: would|'d) like to hire)",
      -6,
    ],
    ['(?:预算|想请您|请问|我们需要)', -3],
    [
      "(?:combien|quel(?:s|le)? (?:est|sont|serait)|quels? (?:tarif|prix|delai)|vos tarifs|votre tarif|un devis|plaquette tarifaire|prix (?:d'une|svp)|how much|what do you charge|what(?:'s| is| are) your (?:rate|fee|price|availability|day)|cuanto (?:cost|cuest)|quanto cost|was kostet|сколько стоит|كم سعر|شحال|ch7al)",
      -2,
    ],
    [
      "(?:nous (?:cherchons|recherchons|souhait|voulons|voudrions|aimerions|avons besoin|manquons)|on (?:cherche|veut|voudrai|voudrait|a besoin|aimerait|souhaite|nous a)|je (?:cherche|recherche|voudrais|veux|souhaite|souhaiterais|voulais|prepare|dois)|j'(?:aimerais|ai besoin|hesite|aurais besoin)|besoin d)",
      -2,
    ],
    [
      "(?:we (?:need|want|would like|'d like|wish|are looking for|hope|keep|get asked|have (?:no|a problem|been asked))|we're looking (?:for|at)|(?<!all )i (?:need|want|would like|'d like|wish|am looking for|'m looking for) (?!you to know|to know if you (?:handle|sell))|looking for (?:someone|an? (?:honest|independent|expert|consultant|speaker))|please advise)",
      -2,
    ],
    [
      '(?:pouvez-vous|pourriez-vous|peut-on|peux-tu|peut-il|est-il possible|est-ce que (?:vous|l|c|tu|il)|est-ce possible|acceptez-vous|accepteriez-vous|avez-vous|connaissez-vous|faites-vous|vous faites|vous connaissez|tu fais|tu prends|c est possible|possible \\?|vous intervenez)',
      -1.5,
    ],
    [
      '(?:can you (?!add)|could you|do you (?:do|offer|coach|work|know|have|speak|think|train|teach|run|also)|is your training|would you (?:give|step|speak|come|consider (?:speaking|coming)|review)|can ai|can it|is that ai|is it possible|what would)',
      -1.5,
    ],
    [
      "(?:votre|ton|vos|your|tu) (?:article|articles|intervention|conference|newsletter|formulaire|formation|atelier|atelier|training|talk|comparison|piece|podcast|analyse)|статью|مقالكم|المقال|l'articolo|su articulo|ihr(?:en)? artikel",
      -1,
    ],
    [
      '(?:second opinion|2e avis|deuxieme avis|independent (?:audit|advice|opinion)|avis independant|conseil (?:independant|gratuit)|honest (?:person|advice|opinion))',
      -2,
    ],
    [
      '(?:wir suchen|konnen sie|konnten sie|ich suche|wir mochten|busco|buscamos|necesitamos|queremos|me gustaria|vorremmo|vorrei|cerchiamo|potete|wij zoeken|zoeken|zou u|kunt u|gostaria|queremos saber|quer saber|нам нужн|ищем|хотим|можете ли)',
      -2,
    ],
    [
      '(?:نحتاج|نريد|نرغب|ارغب|احتاج|اريد|بغيت|بغينا|bghit|bghina|واش|wach|هل يمكن|ابحث عن|نبحث عن|ما رايك|هل تقدم|kayn)',
      -2,
    ],
    [
      '(?:notre (?:budget|entreprise|banque|cooperative|association|etablissement|direction|conseil|institution|mairie|fondation|equipe (?:est|a|de direction))|our (?:company|bank|organisation|organization|board|school|regulator|customers (?:ask|write)|budget|trust|members))',
      -1,
    ],
    [
      '(?:etudiante?|stage|memoire de|these|universite|student|internship|thesis|طالب|journaliste|journalist|redaction de|interview|guest lecture|honorarium|conferencier|keynote|panel|table ronde|vacataire|terms of reference|expressions? of interest)',
      -1.5,
    ],
  ] as [string, number][]
).map(([source, points]) => [re(source), points]);

export const phrases: Phrase[] = [
  ...certain.map((source): Phrase => [re(source), 5]),
  ...selling,
  ...asking,
];
