// U+00A0 and U+202F as in lib/i18n/fr.ts.

export const fr = {
  title: 'Réglages de l’article',
  slug: 'Adresse',
  slugFromTitle: 'Sans adresse, elle est faite du titre.',
  slugReplaced: (slug: string) => `Remplacera «\u00a0${slug}\u00a0», qui y conduira.`,
  topics: 'Sujets',
  moreTopics: 'Autre sujet',
  moreTopicsHint: 'Entrée l’ajoute\u00a0; une virgule en sépare plusieurs.',
  author: 'Auteur',
  noAuthor: 'Choisir…',
  cover: 'Couverture',
  drawnCover: 'Dessinée d’après l’adresse',
  chosenCover: 'Une image de la bibliothèque',
  drawCover: 'Revenir au dessin',
  coverAlt: 'Ce que montre l’image',
  coverCredit: 'Crédit de l’image',
  featured: 'À la une',
  search: 'Moteurs de recherche',
  searchTitle: 'Titre pour les moteurs',
  searchDescription: 'Description pour les moteurs',
  searchHint: (length: number, room: number) =>
    length === 0
      ? `Par défaut, ceux des lecteurs. Environ ${room}\u00a0caractères se lisent.`
      : `${length}\u00a0caractère${length < 2 ? '' : 's'}, environ ${room} se lisent.`,
  canonicalUrl: 'Paru d’abord à l’adresse',
  canonicalHint:
    'Si le texte vient d’un autre site\u00a0: les moteurs citeront celui-là, et non cette page.',
};

export type ArticleFieldsWords = typeof fr;
