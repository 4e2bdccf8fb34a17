// U+00A0 and U+202F as in lib/i18n/fr.ts.

export const fr = {
  title: 'Aperçu',
  device: 'Écran',
  phone: 'Téléphone',
  laptop: 'Ordinateur',
  alone: 'Ouvrir seul',
  share: 'Lien à partager',
  copied: 'Lien copié.',
  copyIt: 'Lien à copier.',
  until: (date: string) => `Qui l’a peut lire le texte du moment jusqu’au ${date}, sans compte.`,
};

export type PreviewWords = typeof fr;
