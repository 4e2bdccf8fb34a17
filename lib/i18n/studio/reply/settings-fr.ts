// U+00A0 and U+202F as in lib/i18n/fr.ts.

export const fr = {
  title: 'Demandes',
  text: 'Vos heures et vos réponses enregistrées.',
  manage: 'Régler',
  hours: 'Vos heures',
  hoursText: 'L’attente d’une demande ne compte que pendant ces heures.',
  when: 'Vous répondez',
  anyTime: 'à toute heure',
  someHours: 'aux heures ci-dessous',
  days: 'Jours',
  times: (timeZone: string) => `Heures (${timeZone})`,
  from: 'de',
  to: 'à',
  daysMissing: 'Choisissez au moins un jour.',
  timesWrong: 'Indiquez deux heures, la seconde après la première\u00a0; 00:00 est la fin du jour.',
  replies: 'Réponses enregistrées',
  repliesText: 'À insérer dans une réponse, selon la langue de la demande.',
  add: 'Ajouter une réponse',
  language: 'Langue',
  replyTitle: 'Titre',
  replyText: 'Texte',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  remove: (title: string) => `Supprimer «\u00a0${title}\u00a0»`,
  errors: {
    titleMissing: 'Donnez un titre, par exemple «\u00a0Premier appel\u00a0».',
    titleTooLong: 'Abrégez le titre à 100\u00a0caractères au plus.',
    textMissing: 'Écrivez le texte à insérer.',
    textTooLong: 'Abrégez le texte à 20\u202f000\u00a0caractères au plus.',
  },
  problems: {
    gone: 'Cette réponse a été supprimée entre-temps. Copiez votre texte pour l’ajouter de nouveau.',
    failed:
      'Non enregistré\u00a0: le serveur n’a pas pu écrire. Ce que vous avez saisi est conservé, réessayez dans un instant.',
  },
};

export type DeskSettingsWords = typeof fr;
