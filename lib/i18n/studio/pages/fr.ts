// U+00A0 and U+202F as in lib/i18n/fr.ts.

import type { Locale } from '@/lib/i18n/locales';

const languages: Record<Locale, string> = { fr: 'français', en: 'anglais' };

export const fr = {
  title: 'Pages',
  text: 'Vos propres pages, par exemple «\u00a0À propos\u00a0». Leur ordre est celui des liens, en haut et au pied du site.',
  write: 'Nouvelle page',
  writeIn: (locale: Locale) => `Nouvelle page en ${languages[locale]}`,
  places: { header: 'En-tête', footer: 'Pied de page', none: 'Hors menu' },
  bin: 'Corbeille',
  binText: (date: string) => `effacée pour de bon le ${date}`,
  nothing: 'Aucune page.',
  untitled: 'Sans titre',
  states: { draft: 'Brouillon', unpublished: 'Dépubliée', published: 'Publiée' },
  changed: 'modifiée depuis',
  toPage: 'Voir la page',
  translation: {
    missing: 'manque',
    draft: 'brouillon',
    unpublished: 'dépubliée',
    published: '',
  },
  acts: {
    menu: (title: string) => `Actions pour ${title}`,
    up: (title: string) => `Monter ${title}`,
    down: (title: string) => `Descendre ${title}`,
    translate: (locale: Locale) => `Traduire en ${languages[locale]}`,
    unpublish: 'Dépublier',
    delete: 'Supprimer',
    restore: 'Restaurer',
    undo: 'Annuler',
  },
  notices: {
    moved: 'L’ordre est enregistré.',
    deleted: 'Dans la corbeille pour 30\u00a0jours.',
    restored: 'La page est à nouveau là, comme avant.',
    gone: 'Rien n’a été fait\u00a0: cette page a changé entre-temps. Voici où en est la liste.',
    failed:
      'Rien n’a pu être enregistré\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
  },
  fields: {
    nav: 'Lien vers cette page',
    navHint: 'Son rang se choisit dans la liste des pages.',
    form: 'Formulaire de demande au pied de la page',
  },
  keys: {
    'j k': 'page suivante, précédente',
    'o Enter': 'ouvrir',
    n: 'nouvelle page',
    u: 'annuler une suppression',
    '?': 'cette liste',
  },
};

export type PagesWords = typeof fr;
