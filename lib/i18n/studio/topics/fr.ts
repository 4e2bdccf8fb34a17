// U+00A0 and U+202F as in lib/i18n/fr.ts.

export type TextCounts = Record<'published' | 'scheduled' | 'drafts' | 'bin', number>;

const plural = (count: number) => (count < 2 ? '' : 's');
const quote = (name: string) => `«\u00a0${name}\u00a0»`;

const formatCounts = ({ published, scheduled, drafts, bin }: TextCounts) =>
  [
    published > 0 && `${published}\u00a0publié${plural(published)}`,
    scheduled > 0 && `${scheduled}\u00a0programmé${plural(scheduled)}`,
    drafts > 0 && `${drafts}\u00a0brouillon${plural(drafts)}`,
    bin > 0 && `${bin} à la corbeille`,
  ]
    .filter(Boolean)
    .join(', ');

export const fr = {
  /** Of the room: topics and authors */
  room: 'Sujets et auteurs',
  topics: 'Sujets',
  authors: 'Auteurs',
  counts: (counts: TextCounts) => formatCounts(counts) || 'aucun texte',
  empty: 'Aucun sujet encore. Ceux que les articles nomment se rangent ici.',
  all: 'Tous les sujets',
  address: 'Adresse',
  formerAddresses: 'Anciennes adresses, qui mènent ici',
  rename: 'Renommer',
  renameText:
    'L’ancienne adresse mène à la nouvelle. Les brouillons et les fichiers qui nomment le sujet comme avant le suivent.',
  name: 'Nom',
  errors: {
    missing: 'Donnez un nom au sujet.',
    tooLong: 'Choisissez un nom de 60\u00a0caractères au plus.',
    noLetters: 'Mettez-y au moins une lettre latine ou un chiffre\u00a0: son adresse en est faite.',
  },
  taken: (name: string) => `Le sujet ${quote(name)} porte déjà ce nom, ou presque.`,
  mergeInstead: (name: string) => `Fusionner avec ${quote(name)}…`,
  problems: {
    gone: 'Ce sujet n’existe plus\u00a0: il a été fusionné ou supprimé entre-temps.',
    failed:
      'Rien n’a pu être enregistré\u00a0: le disque est plein ou la base occupée. Réessayez dans un instant.',
  },
  renamedElsewhere: (name: string) =>
    `Entre-temps, ce sujet a été renommé ${quote(name)}. Pour le renommer quand même, recommencez.`,
  merge: 'Fusionner',
  mergeText: 'Ses articles passent à un autre sujet, et son adresse y mène.',
  mergeInto: 'Avec',
  mergeNext: 'Continuer…',
  mergeAlone: 'Il n’y a pas d’autre sujet dans cette langue.',
  mergeTitle: (from: string, into: string) => `Fusionner ${quote(from)} avec ${quote(into)}\u202f?`,
  mergeConfirm: (from: TextCounts, into: TextCounts, intoName: string) =>
    `${describeMove(from)} à ${quote(intoName)}, qui a\u00a0: ${formatCounts(into) || 'aucun texte'}. Ce qui porte les deux sujets garde le second. Cela ne s’annule pas.`,
  mergeChanged: 'Entre-temps, l’un des deux a changé de nom. Voyez lequel, puis recommencez.',
  cancel: 'Annuler',
  delete: 'Supprimer',
  deleteText: 'Aucun texte ne porte ce sujet.',
  notices: {
    renamed: 'Le sujet est renommé.',
    merged: 'Les deux sujets n’en font plus qu’un.',
    deleted: 'Le sujet est supprimé.',
    used: 'Un texte porte maintenant ce sujet\u00a0: il n’a pas été supprimé.',
  },
};

function describeMove(counts: TextCounts): string {
  const { published, scheduled, drafts, bin } = counts;
  const texts = published + scheduled + drafts + bin;
  if (texts === 0) return 'Aucun texte ne passe';
  if (texts === 1) return `Un texte (${formatCounts(counts)}) passe`;
  return `${texts}\u00a0textes (${formatCounts(counts)}) passent`;
}

export type TopicsWords = typeof fr;
