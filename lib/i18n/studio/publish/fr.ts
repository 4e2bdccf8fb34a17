// U+00A0 and U+202F as in lib/i18n/fr.ts.

type Owner = 'current' | 'former' | 'bin';

export const fr = {
  title: 'Publier',
  titleOf: (title: string) => `Publier «\u00a0${title}\u00a0»`,
  untitled: 'Sans titre',
  back: 'Retour au texte',
  toTexts: { article: 'Tous les articles', page: 'Toutes les pages' },
  state: {
    draft: 'Pas encore publié',
    unpublished: 'Dépublié',
    scheduled: (date: string) => `Programmé pour le ${date}`,
    published: (date: string) => `Publié le ${date}`,
  },
  mistakes: (count: number) =>
    count === 1
      ? 'À corriger avant de publier'
      : `${count}\u00a0points à corriger avant de publier`,
  goThere: 'Y aller',
  lineOf: (line: number) => `Ligne ${line}\u00a0: `,
  fieldMistakes: {
    title: 'Donnez un titre, de 250\u00a0caractères au plus.',
    dek: 'Abrégez le chapeau\u00a0: 500\u00a0caractères au plus.',
    slug: 'L’adresse s’écrit en minuscules sans accents, chiffres et traits d’union, par exemple mistral-ai.',
    body: 'Le texte est vide.',
    author: 'Choisissez l’auteur.',
    topics: 'Un sujet est un nom de 60\u00a0caractères au plus, avec des lettres ou des chiffres.',
    cover: 'L’image de couverture n’existe plus. Choisissez-en une autre, ou revenez au dessin.',
    coverAlt: 'Dites ce que montre l’image de couverture, en 1\u202f000\u00a0caractères au plus.',
    coverCredit: 'Le crédit de l’image a 250\u00a0caractères au plus.',
    featured: 'À la une\u00a0: oui ou non.',
    searchTitle: 'Le titre pour les moteurs a 250\u00a0caractères au plus.',
    searchDescription: 'La description pour les moteurs a 500\u00a0caractères au plus.',
    canonicalUrl:
      'L’adresse de la première parution s’écrit entière, par exemple https://example.org/article.',
  },
  unknownAuthor: 'Cet auteur n’existe pas. Choisissez-en un autre.',
  ownSite: 'La première parution est une adresse de ce site\u00a0: videz ce champ.',
  translated: 'Un autre texte est déjà la traduction de cet original.',
  reserved: 'Cette adresse est celle d’une page du site lui-même. Choisissez-en une autre.',
  taken: (owner: Owner, title: string) =>
    ({
      current: `Cette adresse est celle de «\u00a0${title}\u00a0». Choisissez-en une autre.`,
      former: `Cette adresse conduit à «\u00a0${title}\u00a0», qui la portait avant. Choisissez-en une autre.`,
      bin: `Cette adresse est celle de «\u00a0${title}\u00a0», qui est dans la corbeille. Choisissez-en une autre.`,
    })[owner],
  bodyMistakes: {
    tooDeep: () => 'trop de niveaux imbriqués. Écrivez-le avec 50 au plus.',
    vanishing: (what: string) =>
      `${what} ne sera pas montré aux lecteurs. Mettez un lien vers une page qui le montre.`,
    undescribed: () => 'une image n’est pas décrite. Dites ce qu’elle montre.',
    foreignPicture: (address: string) =>
      `l’image ${address} est sur un autre site. Ajoutez-la à la bibliothèque.`,
    missingPicture: (address: string) =>
      `l’image ${address} n’existe pas dans la bibliothèque. Ajoutez-la, ou retirez-la du texte.`,
    htmlPicture: () => 'une image en HTML n’est pas montrée. Ajoutez-la comme image.',
    secondTitle: () => 'seul le titre est de niveau 1. Choisissez le niveau 2.',
    skippedLevel: (depth: number, previous: number) =>
      `un intertitre de niveau ${depth} suit un niveau ${previous}. Choisissez le niveau ${previous + 1}.`,
    uselessLink: (address: string) =>
      `le lien ${address} ne fonctionnera pas. Écrivez une adresse en https: ou mailto:.`,
    brokenLink: (address: string) => `le lien ${address} ne mène à rien sur ce site.`,
    linkToFile: (address: string) =>
      `le lien ${address} mène à un fichier. Écrivez l’adresse sur le site, par exemple /articles/nom.`,
  },
  looks: {
    card: 'Dans les listes',
    search: 'Dans un moteur de recherche',
    share: 'Sur un réseau social',
    shareAlt: 'L’image de partage de cet article',
    preview: 'Voir le texte entier',
    link: 'Lien à partager',
    linkUntil: (date: string) =>
      `Qui l’a peut lire le texte du moment jusqu’au ${date}, sans compte.`,
  },
  facts: {
    title: 'Ce qui sera publié',
    address: 'Adresse',
    replaces: (slug: string) => `remplace «\u00a0${slug}\u00a0», qui y conduira`,
    author: 'Auteur',
    noAuthor: 'à choisir',
    topics: 'Sujets',
    noTopics: 'aucun',
    cover: 'Couverture',
    drawn: 'dessinée',
    picture: 'une image',
    featured: 'À la une',
    yes: 'oui',
    no: 'non',
    language: 'Langue',
    canonical: 'Paru d’abord à',
    nav: 'Lien',
    form: 'Formulaire de demande',
    change: 'Modifier',
    changeOf: (field: string) => `Modifier\u00a0: ${field}`,
  },
  language: {
    title: 'Langue du texte',
    save: 'Changer la langue',
  },
  when: {
    title: 'Quand',
    now: 'Maintenant',
    at: 'Le',
    zone: (city: string) => `heure de ${city}`,
    newTime: 'À un autre moment',
  },
  update: {
    title: 'Ce changement',
    quiet: 'Corriger sans dater',
    quietHint: 'Les lecteurs ne voient pas de nouvelle date.',
    news: 'Signaler la mise à jour',
    newsHint: 'L’article dit qu’il a été mis à jour aujourd’hui, les flux aussi.',
  },
  submit: { publish: 'Publier', update: 'Mettre à jour' },
  nothingNew: 'Les lecteurs voient déjà ce texte.',
  unpublish: 'Dépublier',
  unschedule: 'Déprogrammer',
  unpublishText: 'L’adresse ne répondra plus. Le texte reste ici.',
  undo: 'Annuler',
  undoFor: (seconds: number) => `Annuler (${seconds}\u00a0s)`,
  undoText: 'Pendant dix secondes. Les annonces partent après.',
  see: { article: 'Voir l’article', page: 'Voir la page' },
  done: {
    published: (date: string) => `Publié le ${date}.`,
    scheduled: (date: string) => `Paraîtra le ${date}.`,
    updated: (date: string) => `Mis à jour\u00a0: les lecteurs voient ce texte, publié le ${date}.`,
    unpublished: 'Dépublié\u00a0: l’adresse ne répond plus.',
    undone: 'Annulé\u00a0: les lecteurs voient ce qu’ils voyaient avant.',
    language: 'La langue est changée.',
  },
  problems: {
    gone: 'Ce texte a été mis à la corbeille entre-temps.',
    changed:
      'Rien n’est publié\u00a0: le texte a changé entre-temps, par exemple dans un autre onglet. Relisez, puis recommencez.',
    changedElsewhere:
      'Rien n’est publié\u00a0: le texte a été modifié ailleurs entre-temps. Comparez ci-dessous.',
    mistakes: 'Rien n’est publié\u00a0: corrigez d’abord ce qui suit.',
    past: 'Rien n’est publié\u00a0: ce moment est passé. Choisissez-en un à venir, ou «\u00a0Maintenant\u00a0».',
    noTime:
      'Rien n’est publié\u00a0: cette heure n’existe pas ce jour-là. Saisissez une date et une heure\u00a0; quand l’horloge avance, une heure est sautée.',
    unchanged: 'Rien à publier\u00a0: les lecteurs voient déjà ce texte.',
    tooLate: 'Trop tard pour annuler\u00a0: les dix secondes sont passées.',
    failed:
      'Rien n’a été enregistré\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
  },
  elsewhere: {
    title: 'Le texte a été modifié ailleurs',
    text: 'Par exemple par la ligne de commande, pendant que vous écriviez. Les lecteurs voient le texte de gauche\u00a0; ce qui diffère est marqué.',
    theirs: 'Ce que voient les lecteurs',
    yours: 'Ce que vous avez écrit',
    keep: 'Garder le mien et remplacer le leur',
    keepHint: 'Le texte remplacé est gardé parmi les versions.',
    take: 'Prendre celui des lecteurs',
    takeHint: 'Le vôtre est gardé parmi les versions.',
    willReplace: 'Remplacera ce qui a été modifié ailleurs, qui reste parmi les versions.',
  },
};

export type PublishWords = typeof fr;
