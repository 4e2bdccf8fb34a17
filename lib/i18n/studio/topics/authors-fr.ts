// U+00A0 and U+202F as in lib/i18n/fr.ts.

import type { Locale } from '@/lib/i18n/locales';

const languages: Record<Locale, string> = { fr: 'en français', en: 'en anglais' };

export const fr = {
  add: 'Nouvel auteur',
  empty: 'Aucun auteur encore. Ajoutez celui qui signe vos articles.',
  all: 'Tous les auteurs',
  toPage: (locale: Locale) => `Voir sa page ${languages[locale]}`,
  name: 'Nom',
  slug: 'Adresse',
  slugHint: 'Laissez vide pour la faire du nom. Ensuite, elle ne change plus.',
  photo: 'Portrait',
  noPhoto: 'Sans image, les lecteurs voient l’initiale.',
  removePhoto: 'Retirer',
  photoChoice: 'Image de la bibliothèque',
  noPicture: 'aucune, l’initiale',
  samePicture: 'celle d’à présent',
  addPicture: 'Ajouter une image à la bibliothèque',
  role: (locale: Locale) => `Fonction, ${languages[locale]}`,
  biography: (locale: Locale) => `Biographie, ${languages[locale]}`,
  biographyHint: 'En Markdown. Ses deux premières phrases paraissent sous les articles.',
  links: 'Liens',
  linksHint: 'Une ligne vide ne compte pas. En enregistrant, vous en obtenez deux autres.',
  label: (row: number) => `Nom du lien ${row}`,
  url: (row: number) => `Adresse du lien ${row}`,
  save: 'Enregistrer',
  saved: 'Enregistré. Les lecteurs le voient.',
  import: (slug: string) =>
    `L’export écrit ce profil dans authors/${slug}.yaml. Un import de ce fichier remplace le profil tout entier.`,
  errors: {
    name: 'Donnez un nom de 100\u00a0caractères au plus.',
    slug: 'Choisissez une adresse de minuscules sans accent, de chiffres et de traits d’union, par exemple nora-alami.',
    taken: 'Un autre auteur a déjà cette adresse. Choisissez-en une autre.',
    role: 'Choisissez une fonction de 100\u00a0caractères au plus.',
    label: 'Nommez ce lien, en 60\u00a0caractères au plus.',
    url: 'Saisissez l’adresse entière, par exemple https://example.com/nora.',
    photo: 'Cette image n’est plus dans la bibliothèque. Choisissez-en une autre.',
  },
  problems: {
    gone: 'Cet auteur n’existe plus\u00a0: il a été supprimé entre-temps.',
    changed:
      'Entre-temps, ce profil a été enregistré ailleurs, peut-être dans un autre onglet. Rien n’est perdu\u00a0: ce qui diffère est dit sous chaque champ, et enregistrer de nouveau le remplace.',
    failed:
      'Rien n’a pu être enregistré\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
  },
  stored: (text: string) => `Enregistré entre-temps\u00a0: ${text || '(vide)'}`,
  storedPhoto: 'Une autre image, ou aucune, a été enregistrée entre-temps.',
  delete: 'Supprimer',
  deleteText: 'Aucun texte ne nomme cet auteur.',
  notices: {
    created: 'L’auteur est ajouté.',
    deleted: 'L’auteur est supprimé.',
    used: 'Un texte nomme cet auteur\u00a0: il n’a pas été supprimé.',
  },
};

export type AuthorsWords = typeof fr;
