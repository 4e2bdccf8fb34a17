// U+00A0 and U+202F as in lib/i18n/fr.ts.

import type { Locale } from '@/lib/i18n/locales';

const languages: Record<Locale, string> = { fr: 'français', en: 'anglais' };

export const fr = {
  untitled: 'Sans titre',
  save: 'Enregistrer',
  unsavedTitle: 'Votre texte n’est pas enregistré',
  fields: { title: 'Titre', dek: 'Chapeau (facultatif)', body: 'Texte' },
  noDek: 'Chapeau (facultatif)\u00a0; sans lui, le début du texte sert de résumé',
  list: { article: 'Articles', page: 'Pages' },
  panel: 'Réglages',
  preview: 'Aperçu',
  counterpart: {
    button: (isOriginal: boolean, isChanged: boolean): string =>
      isChanged ? 'L’original a changé' : isOriginal ? 'L’original' : 'La traduction',
    title: (isOriginal: boolean, language: Locale) =>
      `${isOriginal ? 'L’original' : 'La traduction'} en ${languages[language]}`,
    state: (state: 'draft' | 'scheduled' | 'published', isOriginal: boolean): string =>
      state === 'draft'
        ? 'brouillon'
        : `${state === 'scheduled' ? 'programmé' : 'publié'}${isOriginal ? '' : 'e'}`,
    see: 'Voir comme les lecteurs',
    write: 'Ouvrir',
    changed: 'L’original a changé depuis.',
    compare: 'Voir ce qui a changé',
    unknown: 'Aucune version d’avant n’est gardée\u00a0: relisez-le en entier.',
    comparison: 'Ce qui a changé dans l’original',
    since: 'Depuis que cette traduction a été publiée ou, si elle ne l’est pas encore, commencée.',
    before: 'L’original d’alors',
    now: 'L’original d’aujourd’hui',
    close: 'Fermer',
  },
  publish: 'Publier…',
  versions: 'Versions',
  counts: (words: number, minutes: number) =>
    `${words.toLocaleString('fr-FR')}\u00a0mot${words < 2 ? '' : 's'} · ${minutes}\u00a0min`,
  uploading: (count: number) =>
    count < 2 ? 'Une image arrive…' : `${count}\u00a0images arrivent…`,
  state: {
    opened: 'Tout est enregistré.',
    changed: 'Modifié…',
    saving: 'Enregistrement…',
    saved: (time: string) => `Enregistré à ${time}`,
  },
  problems: {
    malformed: 'Non enregistré\u00a0: le studio n’a pas compris ce texte. Rechargez la page.',
    tooLong: 'Non enregistré\u00a0: le texte dépasse un million de caractères. Abrégez-le.',
    signedOut: 'Non enregistré\u00a0: vous n’êtes plus connecté.',
    gone: 'Non enregistré\u00a0: ce texte a été mis à la corbeille. Restaurez-le depuis la corbeille.',
    failed: 'Non enregistré\u00a0: le serveur n’a pas pu écrire. Nouvel essai dans un instant.',
    offline: 'Non enregistré\u00a0: hors ligne.',
    updated: 'Non enregistré\u00a0: le studio a été mis à jour. Rechargez la page.',
    conflict: 'Non enregistré\u00a0: un autre texte a été enregistré entre-temps.',
  },
  kept: 'Gardé dans ce navigateur.',
  notKept: 'Ne fermez pas cette page.',
  signIn: 'Se reconnecter',
  reload: 'Recharger',
  compare: 'Comparer',
  conflict: {
    title: 'Deux textes',
    text: (who: string, time: string) =>
      `À ${time}, ${who} a enregistré un autre texte, peut-être dans un autre onglet. Rien n’est perdu\u00a0: choisissez.`,
    mine: 'Le vôtre, ici',
    theirs: 'L’autre, enregistré',
    keepMine: 'Garder le vôtre',
    takeTheirs: 'Prendre l’autre',
    note: 'Le texte que vous ne gardez pas devient une version.',
  },
  journal: {
    found: (time: string) => `Ce navigateur garde un texte du ${time}, qui n’a pas été enregistré.`,
    title: 'Texte retrouvé',
    text: 'Ce navigateur l’a gardé quand il n’a pas pu être enregistré.',
    kept: 'Retrouvé',
    current: 'Enregistré',
    take: 'Le reprendre',
    drop: 'L’effacer',
  },
  elsewhere: {
    found: 'Ce texte a aussi été changé hors du studio, par exemple par un import.',
    title: 'Changé hors du studio',
    text: 'Les lecteurs voient un texte qui ne vient pas du studio. Choisissez celui qui continue.',
    mine: 'Au studio',
    theirs: 'Chez les lecteurs',
    take: 'Reprendre celui des lecteurs',
    keep: 'Garder celui du studio',
  },
  comparison: {
    fields: {
      title: 'Titre',
      dek: 'Chapeau',
      slug: 'Adresse',
      author: 'Auteur',
      topics: 'Sujets',
      cover: 'Couverture',
      coverAlt: 'Description de la couverture',
      coverCredit: 'Crédit de la couverture',
      featured: 'À la une',
      searchTitle: 'Titre pour les moteurs',
      searchDescription: 'Description pour les moteurs',
      canonicalUrl: 'Adresse d’origine',
      nav: 'Lien vers la page',
      form: 'Formulaire de demande',
    },
    yes: 'Oui',
    no: 'Non',
    empty: '(vide)',
    same: 'Les deux textes sont les mêmes.',
    merge: 'Les flèches reprennent un passage de l’autre texte dans le vôtre.',
    close: 'Fermer',
    loading: 'Chargement de la comparaison…',
  },
  versionsPage: {
    title: 'Versions',
    back: 'Retour au texte',
    none: 'Pas encore de version. Il s’en garde une toutes les dix minutes d’écriture, et à chaque publication.',
    reasons: {
      written: 'En écrivant',
      published: 'Publiée',
      restored: 'Avant une reprise',
      replaced: 'Avant un import',
      conflict: 'Laissée pour une autre',
    },
    current: 'Le texte d’aujourd’hui',
    show: (date: string) => `Version du ${date}`,
    restore: 'Reprendre cette version',
    restoreNote: 'Le texte d’aujourd’hui devient une version.',
    changed: 'Le texte a changé entre-temps\u00a0: comparez de nouveau.',
    gone: 'Ce texte n’est plus là.',
  },
};

export type WriteWords = typeof fr;
