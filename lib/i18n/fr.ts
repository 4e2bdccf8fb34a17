// U+00A0 before « : » and inside guillemets, U+202F before « ; ! ? », written as escapes where an
// editor would hide them.
const count = new Intl.NumberFormat('fr-FR');

export const fr = {
  languageName: 'Français',
  direction: 'ltr',
  skipToContent: 'Aller au contenu',
  siteNavigation: 'Navigation principale',
  news: 'Actualités',
  contact: 'Contact',
  readInThisLanguage: 'Lire en français',
  featured: 'À la une',
  topics: 'Sujets',
  allTopics: 'Tous les sujets',
  noArticles: 'Aucun article pour le moment.',
  minutesToRead: (minutes: number) => `${minutes}\u00a0min de lecture`,
  relatedArticles: 'Articles liés',
  pages: 'Pages',
  page: (page: number) => `Page ${page}`,
  newer: 'Plus récents',
  older: 'Plus anciens',
  pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  moved: { title: 'Cette page a changé d’adresse', wayOn: 'Aller à la page' },
  notFound: {
    title: 'Page introuvable',
    text: 'Cette adresse ne mène à aucune page. L’article a peut-être été retiré, ou l’adresse est incomplète.',
    wayOn: 'Voir toutes les actualités',
  },
  error: {
    title: 'Une erreur est survenue',
    text: 'La page n’a pas pu être affichée. Réessayez dans un instant.',
    retry: 'Réessayer',
  },
  leadForm: {
    heading: 'Besoin d’aide pour un projet IA\u202f?',
    introduction:
      'Que vous cherchiez à implémenter des solutions IA, ayez besoin de consultation, ou vouliez explorer comment l’intelligence artificielle peut transformer votre entreprise, je suis là pour vous aider.',
    invitation: 'Discutons de votre projet IA et explorons ensemble les possibilités.',
    required: 'obligatoire',
    name: 'Nom complet',
    email: 'Adresse e-mail',
    projectType: 'Type de projet',
    details: 'Détails du projet',
    detailsHint:
      'Votre contexte, ce que vous souhaitez obtenir, vos délais\u00a0: quelques phrases suffisent.',
    submit: 'Envoyer ma demande',
    submitting: 'Envoi en cours…',
    privacy: 'Vos réponses servent à vous répondre, et à rien d’autre.',
    errorPrefix: 'Erreur\u00a0: ',
    summary: (errors: number) =>
      errors > 1
        ? `${errors} champs sont à corriger. Rien n’a été envoyé, ce que vous avez écrit est conservé.`
        : 'Un champ est à corriger. Rien n’a été envoyé, ce que vous avez écrit est conservé.',
    failure: (address: string) =>
      `Votre message n’a pas pu être enregistré, et n’a donc pas été envoyé. Ce que vous avez écrit est conservé\u00a0: réessayez dans un instant, ou écrivez à ${address}.`,
  },
  leadErrors: {
    nameMissing: 'Indiquez votre nom complet, par exemple Amina Bennani.',
    nameShort: 'Indiquez votre nom complet, de 2\u00a0caractères au moins.',
    nameLong: (length: number) =>
      `Abrégez votre nom à 100\u00a0caractères au plus\u00a0: il en compte ${count.format(length)}.`,
    emailMissing: 'Indiquez votre adresse e-mail, par exemple nom@exemple.fr.',
    emailInvalid: 'Indiquez une adresse e-mail complète, par exemple nom@exemple.fr.',
    emailLong:
      'Indiquez une adresse e-mail de 254\u00a0caractères au plus, par exemple nom@exemple.fr.',
    projectTypeUnknown: 'Choisissez un type de projet dans la liste, ou n’en choisissez aucun.',
    detailsMissing: 'Décrivez votre projet en quelques phrases.',
    detailsShort: (length: number) =>
      `Décrivez votre projet en 20\u00a0caractères au moins\u00a0: il y en a ${length}.`,
    detailsLong: (length: number) =>
      `Abrégez votre description à ${count.format(5000)}\u00a0caractères au plus\u00a0: il y en a ${count.format(length)}.`,
  },
  contactPage: {
    title: 'Contact',
    description: 'Écrire à Jawad au sujet d’un projet d’intelligence artificielle.',
  },
  thanks: {
    title: 'Merci, votre message est bien enregistré',
    reference: 'Votre référence',
    next: (delay: string) =>
      `Il est conservé en lieu sûr. Vous recevrez une réponse par e-mail, en général sous ${delay}.`,
    wayOn: 'Retourner aux actualités',
  },
  leadMail: {
    heading: 'Nouveau projet IA',
    subject: (type: string, name: string, reference: string) =>
      `Nouveau projet IA\u00a0: ${type} — ${name} [${reference}]`,
    preview: 'Répondez à ce message pour écrire au prospect.',
    typeNotGiven: 'type non précisé',
    name: 'Nom',
    email: 'E-mail',
    projectType: 'Type de projet',
    source: 'Venu par',
    contactPage: 'la page de contact',
    language: 'Langue',
    receivedAt: 'Reçu le',
    reference: 'Référence',
    details: 'Détails du projet',
    reply: 'Pour répondre, répondez simplement à ce message\u00a0: il partira vers le prospect.',
  },
};

/** Every visible word of the site in one language. A missing key does not compile. */
export type Dictionary = typeof fr;
