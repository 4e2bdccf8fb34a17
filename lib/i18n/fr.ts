// U+00A0 before « : » and inside guillemets, U+202F before « ; ! ? », written as escapes where an
// editor would hide them.
const count = new Intl.NumberFormat('fr-FR');
/** French counts 0 and 1 as singular. */
const plural = (number: number, one: string, other = `${one}s`) =>
  `${number}\u00a0${number < 2 ? one : other}`;

export const fr = {
  languageName: 'Français',
  direction: 'ltr' as 'ltr' | 'rtl',
  /** BCP 47 tag, length of month names */
  dates: { tag: 'fr-FR', month: 'long' as 'long' | 'short' },
  skipToContent: 'Aller au contenu',
  siteNavigation: 'Navigation principale',
  menu: 'Menu',
  news: 'Actualités',
  contact: 'Contact',
  privacy: 'Confidentialité',
  readInThisLanguage: 'Lire en français',
  featured: 'À la une',
  topics: 'Sujets',
  allTopics: 'Tous les sujets',
  topicsDescription: 'Tous les sujets, les plus traités d’abord.',
  articleCount: (count: number) => plural(count, 'article'),
  noArticles: 'Aucun article pour le moment.',
  minutesToRead: (minutes: number) => `${minutes}\u00a0min de lecture`,
  relatedArticles: 'Articles liés',
  pages: 'Pages',
  page: (page: number) => `Page ${page}`,
  newer: 'Plus récents',
  older: 'Plus anciens',
  pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  legal: 'Mentions légales',
  accessibility: 'Accessibilité',
  feed: 'Flux RSS',
  darkTheme: 'Affichage sombre',
  footerNavigation: 'Pied de page',
  articlePage: {
    publishedOn: 'Publié le',
    updatedOn: 'Mis à jour le',
    credit: (name: string) => `Crédit\u00a0: ${name}`,
    adjacentArticles: 'Articles voisins',
    previous: 'Article précédent',
    next: 'Article suivant',
    share: 'Partager',
    shareByEmail: 'Partager par e-mail',
    shareOn: (channel: string) => `Partager sur ${channel}`,
    email: 'E-mail',
    copyLink: 'Copier le lien',
    linkCopied: 'Lien copié',
    otherApps: 'Autres applications',
  },
  authorPage: {
    articles: (name: string) => `Articles de ${name}`,
    links: 'Liens',
    writeTo: (name: string) => `Écrire à ${name}`,
    about: (name: string) => `À propos de ${name}`,
    allArticles: (name: string) => `Tous les articles de ${name}`,
    description: (name: string) => `Qui est ${name}, et tous ses articles.`,
  },
  archive: {
    title: 'Archives',
    description: 'Tous les articles, mois par mois.',
    monthTitle: (month: string) => `Archives\u00a0: ${month}`,
  },
  feeds: {
    aboutTopic: (topic: string) => `Tous les articles sur le sujet «\u00a0${topic}\u00a0».`,
    by: (author: string, date: string) => `Par ${author}, le ${date}`,
    updated: (date: string) => `mis à jour le ${date}`,
    pagesIn: 'Pages en français',
    articlesIn: 'Articles en français',
    rss: 'Flux RSS',
    atom: 'Flux Atom',
    jsonFeed: 'Flux JSON',
    sitemap: 'Plan du site',
  },
  feedsPage: {
    title: 'Suivre le site par flux RSS',
    description:
      'Sans compte ni adresse e-mail\u00a0: chaque nouvel article arrive en entier dans le lecteur de votre choix.',
    how: 'Comment s’abonner',
    howText:
      'Un flux est une adresse que lit un lecteur de flux, par exemple Feedly, Inoreader, NetNewsWire ou Thunderbird. Copiez-y l’une des adresses ci-dessous\u00a0: il vous montrera les articles dès leur parution. La plupart des lecteurs acceptent aussi l’adresse de la page d’accueil et trouvent le flux d’eux-mêmes.',
    all: 'Tous les articles',
    allText:
      'Les trois formats ont le même contenu, textes et images compris. Si vous hésitez, prenez RSS\u00a0: tous les lecteurs le comprennent.',
    byTopic: 'Un seul sujet',
    byTopicText: 'Chaque sujet a ses propres flux.',
    labelled: (label: string) => `${label}\u00a0:`,
  },
  metaDescriptions: {
    topic: (name: string) => `Tous les articles sur le sujet «\u00a0${name}\u00a0».`,
    month: (month: string) => `Les articles publiés en ${month}.`,
  },
  search: {
    title: 'Recherche',
    description: 'Chercher dans tous les articles et toutes les pages.',
    resultsTitle: (words: string) => `Recherche\u00a0: ${words}`,
    label: 'Chercher sur le site',
    submit: 'Chercher',
    found: (results: number, words: string) =>
      `${results > 1 ? `${count.format(results)}\u00a0résultats` : 'Un résultat'} pour «\u00a0${words}\u00a0».`,
    foundPartial: (texts: number) =>
      `Aucun texte ne contient tous ces mots. ${texts > 1 ? `${count.format(texts)}\u00a0textes en contiennent` : 'Un texte en contient'} une partie\u00a0:`,
    foundSimilar: (texts: number, words: string[]) =>
      `Aucun texte ne contient ${words.map((word) => `«\u00a0${word}\u00a0»`).join(' ni ')}. ${texts > 1 ? `${count.format(texts)}\u00a0textes contiennent` : 'Un texte contient'} un mot proche\u00a0:`,
    isCut: 'Seuls les douze premiers mots ont été cherchés.',
    noQuery: 'Écrivez un ou deux mots, par exemple le nom d’une entreprise ou d’un outil.',
    noWord: (words: string) =>
      `«\u00a0${words}\u00a0» ne contient ni lettre ni chiffre. Écrivez un mot, par exemple le nom d’une entreprise ou d’un outil.`,
    none: (words: string) => `Aucun résultat pour «\u00a0${words}\u00a0».`,
    advice: 'Essayez un mot plus court ou plus général, ou parcourez un sujet.',
    contactLink: 'Ou posez-moi la question',
    previous: 'Résultats précédents',
    next: 'Résultats suivants',
  },
  /** The samples contain it; a page that still does is named at start. */
  samplePage: 'Cette page est un exemple',
  moved: { title: 'Cette page a changé d’adresse', link: 'Aller à la page' },
  signedPage: {
    invalid: {
      title: 'Ce lien n’est pas valable',
      text: 'Il est incomplet, ou a été modifié. Ouvrez-le depuis le message où il figure, ou copiez-le en entier.',
    },
    expired: {
      title: 'Ce lien a expiré',
      text: 'Par sécurité, il ne vaut que pour un temps.',
    },
    deleted: {
      title: 'Ce message n’existe plus',
      text: 'Il a été effacé, à la demande de son auteur ou parce que son délai de conservation est passé.',
    },
    newsLink: 'Aller aux actualités',
  },
  releasePage: {
    title: 'Libérer ce message\u202f?',
    text: 'Le filtre l’a mis de côté. Libéré, il devient une demande comme les autres\u00a0: vous le recevez par e-mail, et son auteur reçoit l’accusé de réception.',
    from: 'De',
    receivedAt: 'Reçu le',
    reasons: 'Mis de côté pour',
    reference: 'Référence',
    submit: 'Libérer ce message',
    releasedTitle: 'Ce message est libéré',
    releasedText: (reference: string) =>
      `La demande ${reference} est enregistrée. Elle arrive dans votre boîte aux lettres.`,
    renew:
      'Sur le serveur, «\u00a0npm run leads -- list --suspected\u00a0» montre ce qui est mis de côté.',
  },
  previewPage: {
    title: (title: string) => `Brouillon\u00a0: ${title}`,
    draft: 'Brouillon',
    scheduled: (date: string) => `Programmé pour le ${date}`,
    until: (date: string) =>
      `Seul ce lien montre cette page, jusqu’au ${date}. Le formulaire n’y figure pas.`,
    renew: 'Demandez-en un autre à l’auteur.',
  },
  notFound: {
    title: 'Page introuvable',
    text: 'Cette adresse ne mène à aucune page. L’article a peut-être été retiré, ou l’adresse est incomplète.',
    newsLink: 'Voir toutes les actualités',
  },
  gone: {
    title: 'Cet article a été retiré',
    text: 'Il n’est plus publié à cette adresse. D’autres articles traitent peut-être du même sujet.',
  },
  error: {
    title: 'Une erreur est survenue',
    text: 'La page n’a pas pu être affichée. Réessayez dans un instant.',
    reference: (reference: string) =>
      `Si cela se répète, signalez-le avec cette référence\u00a0: ${reference}`,
    homeLink: 'Aller à l’accueil',
  },
  requestErrors: {
    title: 'Cette demande n’a pas pu être traitée',
    malformed: 'L’adresse demandée est mal formée. Vérifiez-la, ou partez de l’accueil.',
    method:
      'Cette page se lit, ou reçoit un formulaire\u00a0: rien d’autre ne peut lui être demandé.',
    tooLong: 'L’adresse demandée est trop longue. Vérifiez-la, ou partez de l’accueil.',
    headersTooLarge:
      'Votre navigateur envoie des en-têtes trop volumineux. Effacez les cookies de ce site, puis réessayez.',
    tooSlow:
      'La demande a mis trop de temps à arriver. Réessayez\u00a0; revenez en arrière pour retrouver votre texte.',
    bodyNotWanted: 'Cette demande porte un contenu que cette page n’attend pas.',
    lengthMissing: 'Cette demande ne dit pas combien elle pèse (Content-Length).',
    tooLarge:
      'Votre message est trop long pour être envoyé. Revenez en arrière, raccourcissez-le, puis renvoyez-le\u00a0: rien n’est perdu.',
    form: 'Ce formulaire n’est pas, ou n’est plus, celui de ce site. Rien n’a été envoyé\u00a0: copiez votre texte, puis renvoyez-le depuis la page de contact.',
    typed: 'Ce que vous avez écrit',
    busy: 'Trop de pages sont demandées en ce moment. Réessayez dans quelques secondes.',
    foreign:
      'Ce formulaire vient d’un autre site\u00a0: par sécurité, rien n’a été envoyé. Écrivez depuis la page de contact.',
  },
  leadForm: {
    heading: 'Besoin d’aide pour un projet IA\u202f?',
    introduction:
      'Que vous cherchiez à implémenter des solutions IA, ayez besoin de consultation, ou vouliez explorer comment l’intelligence artificielle peut transformer votre entreprise, je suis là pour vous aider.',
    invitation: 'Discutons de votre projet IA et explorons ensemble les possibilités.',
    requiredFields: 'Les champs marqués d’un * sont obligatoires.',
    optional: '(facultatif)',
    name: 'Nom complet',
    email: 'Adresse e-mail',
    projectType: 'Type de projet',
    projectTypeUndecided: 'Je ne sais pas encore',
    details: 'Détails du projet',
    phone: 'Téléphone / WhatsApp',
    phoneHint: 'Facultatif\u00a0: si vous préférez un appel ou un message.',
    detailsHint: 'Contexte, objectifs, délais\u00a0: en bref.',
    submit: 'Envoyer ma demande',
    submitting: 'Envoi en cours…',
    /** `{domain}` stands for a common domain, e.g. gmail.com */
    suggestion: 'Vouliez-vous écrire {domain}\u202f?',
    correct: 'Corriger',
    honeypotLabel: 'Laissez ce champ vide',
    privacy: (years: number) =>
      `Sert à vous répondre, effacé ${plural(years, 'an')} après notre dernier échange.`,
    privacyLink: 'Vos droits',
    answer: (delay: string) => `Je réponds moi-même, sous ${delay}.`,
    nextSteps: 'La suite',
    steps: [
      'Votre message est enregistré aussitôt.',
      'Je le lis et vous réponds par e\u2011mail.',
      'Nous convenons ensemble de la suite.',
    ],
    errorPrefix: 'Erreur\u00a0: ',
    summary: (errors: number) =>
      errors > 1
        ? `${errors} champs sont à corriger. Rien n’a été envoyé, ce que vous avez écrit est conservé.`
        : 'Un champ est à corriger. Rien n’a été envoyé, ce que vous avez écrit est conservé.',
    failure: (address: string) =>
      `Votre message n’a pas pu être enregistré, et n’a donc pas été envoyé. Ce que vous avez écrit est conservé\u00a0: réessayez dans un instant, ou écrivez à ${address}.`,
    tooMany: (minutes: number, address: string) =>
      `Ce formulaire a reçu trop de messages à la fois. Le vôtre n’a pas été envoyé, ce que vous avez écrit est conservé\u00a0: renvoyez-le dans ${plural(minutes, 'minute')}, ou écrivez à ${address}.`,
  },
  /** `{length}` stands for the number of characters */
  leadErrors: {
    nameMissing: 'Indiquez votre nom complet, par exemple Amina Bennani.',
    nameShort: 'Indiquez votre nom complet, de 2\u00a0caractères au moins.',
    nameLong: 'Abrégez votre nom à 100\u00a0caractères au plus\u00a0: il en compte {length}.',
    emailMissing: 'Indiquez votre adresse e-mail, par exemple nom@exemple.fr.',
    emailInvalid: 'Indiquez une adresse e-mail complète, par exemple nom@exemple.fr.',
    emailIncomplete:
      'Terminez l’adresse e-mail par un point et au moins deux lettres, par exemple nom@exemple.fr.',
    emailLong:
      'Indiquez une adresse e-mail de 254\u00a0caractères au plus, par exemple nom@exemple.fr.',
    projectTypeUnknown: 'Choisissez un type de projet dans la liste, ou n’en choisissez aucun.',
    phoneInvalid:
      'Indiquez un numéro de 6\u00a0chiffres au moins, par exemple +212\u00a06\u00a012\u00a034\u00a056\u00a078, ou laissez ce champ vide.',
    detailsMissing: 'Décrivez votre projet en quelques phrases.',
    detailsShort: 'Décrivez votre projet en 20\u00a0caractères au moins\u00a0: il y en a {length}.',
    detailsLong: `Abrégez votre description à ${count.format(5000)}\u00a0caractères au plus\u00a0: il y en a {length}.`,
  },
  contactPage: {
    title: 'Contact',
    description: (name: string) =>
      `Écrire à ${name} au sujet d’un projet d’intelligence artificielle.`,
  },
  thanks: {
    title: 'Merci, votre message est bien enregistré',
    reference: 'Votre référence',
    next: (name: string, delay: string) =>
      `Il est conservé en lieu sûr. ${name} répond par e-mail, en général sous ${delay}.`,
    noAnswer: (address: string) =>
      `Sans réponse passé ce délai, écrivez à ${address} en rappelant votre référence.`,
    acknowledged: (email: string) => `Un accusé de réception part vers ${email}.`,
    refused: (email: string) =>
      `L’accusé de réception n’a pas pu être remis à ${email}\u00a0: vérifiez votre adresse.`,
    deadDomain: (domain: string) =>
      `Le domaine ${domain} ne semble pas recevoir d’e-mails\u00a0: vérifiez votre adresse.`,
    correctLink: 'Corriger mon adresse',
    newsLink: 'Retourner aux actualités',
    articleLink: 'Reprendre la lecture',
    booking: 'Vous préférez fixer un rendez-vous dès maintenant\u202f?',
    bookingLink: 'Choisir un créneau',
  },
  correctPage: {
    title: 'Corriger votre adresse e-mail',
    text: (email: string) =>
      `Votre message est enregistré avec l’adresse ${email}. Indiquez la bonne\u00a0: la réponse ira à celle-ci.`,
    meant: (domain: string) => `Vouliez-vous écrire ${domain}\u202f?`,
    useDomain: (domain: string) => `Oui, utiliser ${domain}`,
    submit: 'Corriger mon adresse',
    unchanged: 'C’est l’adresse déjà enregistrée\u00a0: indiquez-en une autre.',
    correctedTitle: 'Votre adresse est corrigée',
    correctedText: (email: string) => `La réponse à votre message ira à ${email}.`,
    acknowledged: 'Un accusé de réception part vers cette adresse.',
    renew: (address: string) =>
      `Pour corriger votre adresse, écrivez à ${address} en rappelant votre référence.`,
  },
  leadMail: {
    sender: (name: string) => `${name} (site)`,
    heading: 'Nouveau projet IA',
    subject: (type: string, name: string, reference: string) =>
      `Nouveau projet IA\u00a0: ${type} — ${name} [${reference}]`,
    typeNotGiven: 'type non précisé',
    name: 'Nom',
    email: 'E-mail',
    phone: 'Téléphone',
    projectType: 'Type de projet',
    source: 'Venu par',
    contactPage: 'la page de contact',
    origin: 'Provenance',
    language: 'Langue',
    receivedAt: 'Reçu le',
    reference: 'Référence',
    details: 'Détails du projet',
    studio: 'Dans le studio',
    reply: 'Pour répondre, répondez simplement à ce message\u00a0: il partira vers le prospect.',
  },
  testMail: {
    subject: 'Essai d’envoi',
    text: (url: string) => `Ce message d’essai prouve que les e-mails de ${url} vous parviennent.`,
  },
  addressMail: {
    refused: (name: string) => `L’adresse de ${name} est refusée`,
    refusedSubject: (name: string, reference: string) =>
      `L’adresse de ${name} est refusée [${reference}]`,
    refusedText: (email: string) =>
      `Le serveur de ${email} a refusé l’accusé de réception\u00a0: votre réponse n’arriverait sans doute pas non plus.`,
    tryPhone: 'Un numéro de téléphone est indiqué ci-dessous.',
    tryMessage:
      'Voici ce que l’on sait d’autre\u00a0: une faute de frappe dans l’adresse se devine souvent.',
    corrected: (name: string) => `Adresse corrigée\u00a0: ${name}`,
    correctedSubject: (name: string, reference: string) =>
      `Adresse corrigée\u00a0: ${name} [${reference}]`,
    correctedText: (email: string) =>
      `La bonne adresse est ${email}. Répondez à ce message plutôt qu’au premier\u00a0: il partira vers elle.`,
    footer: 'Message automatique du site, au sujet d’une demande déjà reçue.',
  },
  outboxReport: {
    subject: (count: number) =>
      count > 1 ? `${count}\u00a0messages retardés ou refusés` : 'Un message retardé ou refusé',
    introduction:
      'Ceci n’est pas parti à temps, ou n’est pas parti. Voici où en était chaque message à l’envoi de ce compte rendu.',
    lead: (reference: string) => `Demande ${reference}`,
    acknowledgement: (reference: string) => `Accusé de réception de la demande ${reference}`,
    reply: (reference: string) => `Réponse à la demande ${reference}`,
    webhook: (reference: string) => `Appel du webhook pour la demande ${reference}`,
    digest: 'Liste des messages mis de côté',
    burst: 'Alerte sur des messages reçus en rafale',
    line: (message: string, createdAt: string, state: string) =>
      `${message}, du ${createdAt}\u00a0: ${state}`,
    waiting: 'en attente, nouvel essai à venir',
    sent: (date: string) => `parti le ${date}`,
    failed: 'abandonné',
    held: 'retenu depuis une restauration, car peut-être déjà parti. Pour l’envoyer\u00a0: npm run leads -- retry RÉFÉRENCE\u00a0; pour y renoncer\u00a0: npm run leads -- discard RÉFÉRENCE',
    noError: 'le site était arrêté',
    more: (count: number) => `et ${plural(count, 'autre')}`,
    retry:
      'Pour renvoyer ce qui est abandonné, une fois la cause corrigée, sur le serveur\u00a0: npm run leads -- retry RÉFÉRENCE',
  },
  acknowledgement: {
    subject: (reference: string) => `Votre message est bien arrivé [${reference}]`,
    heading: 'Votre message est bien arrivé',
    greeting: 'Bonjour,',
    received: 'Votre message a été reçu et enregistré.',
    next: (delay: string) => `Une réponse personnelle suit, en général sous ${delay}.`,
    reply: 'Pour compléter votre demande, répondez simplement à ce message.',
    reference: 'Référence',
    article: 'Article',
    colon: '\u00a0: ',
    notSentByYou:
      'Ce message part automatiquement vers l’adresse indiquée dans le formulaire du site. Si vous n’avez rien envoyé, n’en tenez pas compte.',
    privacy: 'Vos données et vos droits',
  },
  replyMail: {
    quoted: (date: string, name: string) => `Le ${date}, ${name} a écrit\u00a0:`,
  },
  spamDigest: {
    subject: (count: number) =>
      count > 1
        ? `${count}\u00a0messages mis de côté par le filtre`
        : 'Un message mis de côté par le filtre',
    heading: 'Messages mis de côté',
    introduction:
      'Le filtre les tient pour indésirables\u00a0: personne n’en a été averti, et rien n’a été envoyé à leurs auteurs.',
    burst: (count: number) =>
      `${count > 1 ? `${count}\u00a0d’entre eux ont été mis de côté parce qu’ils dépassaient les limites du formulaire` : 'L’un d’eux a été mis de côté parce qu’il dépassait les limites du formulaire'}\u00a0: «\u00a0envois en rafale\u00a0».`,
    line: (reference: string, name: string, email: string, extract: string, reasons: string) =>
      `${reference}, ${name} (${email})\u00a0: «\u00a0${extract}\u00a0» [${reasons}]`,
    release: 'Libérer',
    inStudio: 'Les voir dans le studio',
    howToRelease:
      'Le lien sous un message mène à une page qui le libère, pendant 7\u00a0jours. Ou bien, sur le serveur\u00a0: npm run leads -- release RÉFÉRENCE',
    footer: (days: number) => `Les autres sont effacés ${plural(days, 'jour')} après leur arrivée.`,
  },
  burstMail: {
    subject: 'Des messages arrivent en rafale\u00a0: le site les met de côté',
    introduction:
      'Le formulaire reçoit plus de messages que ses limites ne le permettent en une heure (LEADS_PER_ADDRESS, LEADS_IN_ALL). Ceux qui dépassent sont gardés à part\u00a0: rien n’est envoyé à leurs auteurs.',
    count: (count: number) =>
      count > 1
        ? `${count}\u00a0messages ont été mis de côté en une heure. Voici le dernier\u00a0:`
        : 'Un message a été mis de côté. D’autres peuvent suivre.',
    others:
      'Si c’est une vraie demande, le lien mène à une page qui la libère, pendant 7\u00a0jours. Le résumé de sept heures donnera les autres, chacune avec son lien.',
    howToList:
      'Pour les voir dès maintenant, sur le serveur\u00a0: npm run leads -- list --suspected',
    footer: (days: number) =>
      `Ce qui n’est pas libéré est effacé ${plural(days, 'jour')} après son arrivée. Au plus un message comme celui-ci part par heure.`,
  },
  spamSignals: {
    trap: 'champ caché rempli',
    speed: 'rempli trop vite',
    links: 'liens',
    markup: 'balises',
    tracking: 'liens de suivi ou de rendez-vous',
    domain: 'autre site vanté que celui de l’adresse',
    words: 'vocabulaire d’une offre commerciale',
    pitch: 'propose au lieu de demander',
    campaign: 'même texte sous plusieurs noms',
    burst: 'envois en rafale',
    script: 'écritures mêlées ou inattendues',
    disposable: 'adresse jetable',
    sender: 'adresse d’un prestataire de marketing',
    noise: 'texte sans suite',
    judged: 'texte ou expéditeur que vous avez déclaré indésirable',
  },
  legalPage: {
    title: 'Mentions légales',
    description: 'Qui publie ce site, qui en répond et qui l’héberge.',
    publisher: 'Éditeur',
    director: 'Directeur de la publication',
    contact: (address: string) => `Pour le joindre, écrivez à ${address}.`,
    host: 'Hébergeur',
    rights: 'Textes et images',
    rightsText:
      'Les articles et les images de ce site sont protégés par le droit d’auteur. Vous pouvez en citer de courts extraits en nommant l’auteur et en donnant un lien vers la page\u00a0; toute autre reprise demande son accord.',
    cookies: 'Cookies et mesure d’audience',
    cookiesText:
      'Ce site ne dépose aucun cookie de suivi et ne fait appel à aucun service tiers pour afficher ses pages.',
  },
  accessibilityPage: {
    title: 'Accessibilité',
    description:
      'Ce site doit pouvoir être lu, parcouru et utilisé par tout le monde, quel que soit l’appareil ou le handicap.',
    conformity: 'État de conformité',
    conformityText: (share: string) =>
      `Sur les critères applicables du référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1, ${share} sont respectés, d’après l’évaluation que mène l’éditeur lui-même à chaque version du site.`,
    counts: (conforming: number, failing: number, notApplicable: number) =>
      `${plural(conforming, 'critère conforme', 'critères conformes')}, ${plural(failing, 'non conforme', 'non conformes')}, ${plural(notApplicable, 'non applicable', 'non applicables')}.`,
    audit: 'Lire le détail, critère par critère',
    auditTitle: 'Évaluation selon le RGAA 4.1',
    failures: 'Contenus non accessibles',
    noFailures: 'Aucun défaut connu à ce jour.',
    method: 'Comment cette évaluation est faite',
    methodText:
      'Les pages types (liste, article, sujet, auteur, archives, recherche, contact, confirmation, page introuvable) sont contrôlées à chaque modification par un outil automatique (axe-core) en affichage clair et sombre, de 320 à 2560\u00a0pixels de large et avec un texte espacé, puis par des parcours au clavier et sans JavaScript.',
    technologies: 'Technologies utilisées\u00a0: HTML, CSS, SVG, JavaScript (facultatif).',
    contact: 'Signaler un défaut',
    contactText: (address: string) =>
      `Si un contenu ou le formulaire vous résiste, écrivez à ${address}\u00a0: l’information vous sera donnée sous une autre forme, et le défaut corrigé.`,
    remedy: 'Voies de recours',
    remedyText:
      'Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu et que la réponse ne vous satisfait pas, vous pouvez écrire au Défenseur des droits (France)\u00a0:',
    ombudsman: 'formulaire du Défenseur des droits',
  },
  imports: {
    drawnCover: 'Zellige\u00a0: des étoiles à huit branches se répètent sur une trame régulière.',
    undescribed: 'Image sans description',
    /** Titles of boxes, as GitHub and documentation tools name them */
    callouts: {
      note: 'Note',
      info: 'Information',
      tip: 'Conseil',
      important: 'Important',
      warning: 'Attention',
      caution: 'Prudence',
      danger: 'Danger',
    },
  },
  articleText: {
    contents: 'Sommaire',
    notes: 'Notes',
    note: (number: string) => `Note ${number}`,
    /** Between a word and the number of its footnote */
    beforeNote: '\u202f',
    backToText: (note: number, call: number) =>
      call > 1 ? `Retour au texte, note ${note}, appel ${call}` : `Retour au texte, note ${note}`,
    table: (number: number) => `Tableau ${number}`,
    code: (number: number) => `Code ${number}`,
    done: 'Fait',
    toDo: 'À faire',
    watch: (site: string) => `Voir la vidéo sur ${site}`,
    watchNamed: (site: string) => `Voir la vidéo sur ${site}\u00a0: `,
  },
  privacyPage: {
    title: 'Vos données et vos droits',
    description: 'Ce que ce site recueille, pourquoi, combien de temps, et quels sont vos droits.',
    controller: 'Qui en répond',
    contact: (address: string) => `Pour toute question sur vos données, écrivez à ${address}.`,
    collected: 'Ce qui est recueilli, et pourquoi',
    form: 'Quand vous écrivez par le formulaire\u00a0: votre nom, votre adresse e-mail, le type de projet, ce que vous en dites et, si vous l’indiquez, votre numéro de téléphone. Cela sert à traiter votre demande, donc à des mesures prises à votre demande avant un contrat éventuel (article 6.1.b du RGPD).',
    origin:
      'Avec votre message sont notés la page d’où il part, sa langue et, s’ils sont connus, le nom du site qui vous y a mené et les mentions de campagne du lien suivi. L’auteur apprend ainsi quels articles sont utiles, ce qui est son intérêt légitime (article 6.1.f).',
    followUp:
      'L’auteur tient avec votre message le dossier de votre demande\u00a0: les réponses qu’il vous envoie du site et leurs brouillons, ses notes, la suite donnée et sa date. La base en est la même.',
    abuse:
      'Votre adresse IP ne sert qu’à limiter les envois abusifs. Elle n’est gardée que sous forme d’empreinte à clé, 24\u00a0heures au plus, et n’est pas jointe à votre message.',
    filter:
      'Un filtre met de côté les messages qui ressemblent à du courrier indésirable. Une liste en est remise chaque jour à l’auteur, qui décide\u00a0; si votre message reste sans réponse, écrivez-lui directement. S’il déclare un message indésirable, ou non, le filtre s’en souvient par des empreintes à clé de l’adresse et du texte.',
    readers:
      'Lire ce site ne demande rien\u00a0: aucun cookie, aucune mesure d’audience, aucun service tiers. Les couleurs que vous choisissez et, tant que l’onglet est ouvert, le message que vous n’avez pas encore envoyé ne restent que dans votre navigateur.',
    serverLog:
      'Le journal du serveur note pour chaque demande l’heure, la page, le résultat, la taille et la durée\u00a0: ni adresse IP, ni navigateur, ni page d’origine, ni mots cherchés. Pour écarter les demandes trop nombreuses, le serveur garde l’adresse IP quelques instants en mémoire, sans l’écrire.',
    retention: 'Combien de temps',
    leadRetention: (years: number) =>
      `Votre message, les réponses et les notes de l’auteur\u00a0: ${plural(years, 'an')} après votre dernier message, la dernière réponse ou la dernière suite donnée.`,
    correctionRetention: (years: number) =>
      `Les empreintes à clé de ce que l’auteur a déclaré indésirable ou non\u00a0: ${plural(years, 'an')}.`,
    suspectedRetention: (days: number) =>
      `Un message tenu pour indésirable\u00a0: ${plural(days, 'jour')}.`,
    mailRetention: (days: number) =>
      `Les e-mails que le site envoie à son sujet\u00a0: ${plural(days, 'jour')} dans ses propres registres.`,
    backupRetention:
      'Dans les sauvegardes, lisibles du seul auteur\u00a0: jusqu’à 30\u00a0jours de plus. Ce qui a été effacé l’est de nouveau si une sauvegarde est remise en service.',
    serverRetention:
      'La base de données est tenue par un serveur à part, dont les fichiers et les copies peuvent garder quelque temps des traces de ce qui est effacé.',
    recipients: 'Qui y a accès',
    recipientsText:
      'L’auteur, et ceux qui hébergent pour lui le site, sa messagerie et ses outils de suivi des demandes. Vos données ne sont ni vendues ni cédées.',
    rights: 'Vos droits',
    rightsText: (address: string) =>
      `Vous pouvez obtenir une copie de vos données, les faire corriger ou effacer, en limiter l’usage, vous y opposer, ou les recevoir sous une forme réutilisable\u00a0: écrivez à ${address}. Une réponse vous parvient dans le mois.`,
    complaint: 'À qui vous plaindre',
    complaintText:
      'Si la réponse ne vous satisfait pas, vous pouvez saisir l’autorité de contrôle\u00a0:',
    cnil: 'en France, la CNIL (cnil.fr)',
    cndp: 'au Maroc, la CNDP (cndp.ma)',
    declaration: (number: string) =>
      `Ce traitement a été déclaré à la CNDP sous le numéro ${number}, selon la loi 09-08.`,
  },
};

export type Dictionary = typeof fr;
