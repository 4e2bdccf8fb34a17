// U+00A0 and U+202F as in lib/i18n/fr.ts.

import type { Locale } from '@/lib/i18n/locales';

const plural = (count: number) => (count < 2 ? '' : 's');

const languages: Record<Locale, string> = { fr: 'français', en: 'anglais' };

export const fr = {
  title: 'Articles',
  newArticle: 'Nouvel article',
  write: 'Écrire',
  writeIn: (locale: Locale) => `Écrire en ${languages[locale]}`,
  lists: {
    drafts: 'Brouillons',
    scheduled: 'Programmés',
    published: 'Publiés',
    bin: 'Corbeille',
  },
  listsLabel: 'Listes d’articles',
  searchLabel: 'Chercher dans les titres',
  search: 'Chercher',
  filters: 'Filtrer',
  filter: { language: 'Langue', topic: 'Sujet' },
  any: 'Indifférent',
  found: (count: number) => `${count}\u00a0article${plural(count)} trouvé${plural(count)} ici`,
  reset: 'Tout revoir',
  nothingFound: 'Rien ne correspond dans cette liste.',
  nothingYet: 'Rien encore.',
  importHint: 'Pour reprendre un blog existant, sur le serveur\u00a0:',
  empty: {
    drafts: 'Aucun brouillon.',
    scheduled: 'Rien n’est programmé.',
    published: 'Rien n’est publié.',
    bin: 'La corbeille est vide.',
  },
  untitled: 'Sans titre',
  copyOf: (title: string) => (title ? `${title} (copie)` : ''),
  states: {
    draft: 'Brouillon',
    scheduled: 'Programmé',
    published: 'Publié',
    deleted: 'Supprimé',
  },
  emptiedOn: (date: string) => `effacé pour de bon le ${date}`,
  changed: 'modifié depuis',
  toPage: 'Voir la page',
  leads: (count: number) => `${count}\u00a0demande${plural(count)}`,
  leadsPeriod: 'en 30\u00a0jours',
  translation: {
    missing: 'manque',
    draft: 'brouillon',
    scheduled: 'programmé',
    published: '',
    deleted: 'dans la corbeille',
    outdated: 'à revoir',
    originalChanged: 'l’original a changé depuis',
  },
  acts: {
    menu: (title: string) => `Actions pour ${title}`,
    duplicate: 'Dupliquer',
    translate: (locale: Locale) => `Traduire en ${languages[locale]}`,
    delete: 'Supprimer',
    restore: 'Restaurer',
    undo: 'Annuler',
  },
  notices: {
    deleted: 'Dans la corbeille pour 30\u00a0jours.',
    restored: 'L’article est à nouveau là, comme avant.',
    gone: 'Rien n’a été fait\u00a0: cet article a changé de place entre-temps. Voici où en est la liste.',
    failed:
      'Rien n’a pu être enregistré\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
  },
  allArticles: 'Tous les articles',
  keys: {
    'j k': 'article suivant, précédent',
    'o Enter': 'ouvrir',
    n: 'écrire',
    u: 'annuler une suppression',
    '/': 'chercher',
    '?': 'cette liste',
  },
};

export type ArticlesWords = typeof fr;
