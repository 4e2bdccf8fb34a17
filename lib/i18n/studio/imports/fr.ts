// U+00A0 and U+202F as in lib/i18n/fr.ts.

type Noun = 'articles' | 'pages' | 'drafts';
const nouns: Record<Noun, [one: string, many: string, feminine: string]> = {
  articles: ['article', 'articles', ''],
  pages: ['page', 'pages', 'e'],
  drafts: ['brouillon', 'brouillons', ''],
};
const plural = (count: number) => (count < 2 ? '' : 's');
const number = (count: number) => count.toLocaleString('fr');

export const fr = {
  title: 'Importer et exporter',
  text: 'Reprendre les articles d’un autre site, ou emporter tout ce qui est ici.',
  manage: 'Importer ou exporter',
  export: 'Exporter',
  exportText:
    'Articles, brouillons, pages, auteurs et images d’origine, dans un fichier zip qui peut être importé de nouveau.',
  exportLink: 'Tout exporter',
  import: 'Importer',
  importText:
    'Un export de Ghost (.json) ou de WordPress (.xml), seul ou dans un zip avec ses images, le zip de Substack ou de Medium, ou un zip de Markdown\u00a0: textes de ce site, ou dossier d’un blog de Hugo, Jekyll, Astro ou semblable\u00a0; 2\u00a0Go au plus. Vous verrez ce qui vient et ce qui ne vient pas avant que rien ne soit écrit.',
  needsScript:
    'L’import a besoin de JavaScript\u00a0: activez-le dans ce navigateur, ou importez sur le serveur\u00a0: npm\u00a0run\u00a0articles\u00a0--\u00a0import\u00a0<fichier>.',
  oldSite: 'Adresse de l’ancien site (facultatif)',
  oldSiteHelp:
    'Les exports de Ghost et de Substack ne la disent pas, ceux de Markdown pas toujours\u00a0: avec elle, les liens entre articles mènent à ceux d’ici.',
  choose: 'Fichier à importer',
  uploading: (name: string, percent: number) =>
    `Envoi de «\u00a0${name}\u00a0»\u00a0: ${percent}\u00a0%`,
  resume: (name: string, percent: number) =>
    `L’envoi de «\u00a0${name}\u00a0» s’est arrêté à ${percent}\u00a0%. Choisissez le même fichier pour le reprendre.`,
  reading: 'Lecture de l’archive…',
  importing: (done: number, all: number) =>
    all === 0 ? 'Import…' : `Import\u00a0: ${number(done)} sur ${number(all)} articles préparés`,
  mayLeave: 'Vous pouvez quitter cette page\u00a0: le travail continue sur le serveur.',
  stopped: {
    reading:
      'La lecture s’est arrêtée, sans doute parce que le serveur a redémarré. Rien n’a été importé.',
    importing:
      'L’import s’est arrêté, sans doute parce que le serveur a redémarré. Ce qui était importé l’est resté\u00a0; recommencer ne double rien.',
  },
  ready: 'Ce que l’import fera',
  blocked: 'Rien ne peut être importé',
  done: 'Import terminé',
  counts: (noun: Noun, created: number, changed: number, unchanged: number) => {
    const [one, many, e] = nouns[noun];
    const all = created + changed + unchanged;
    return `${number(all)}\u00a0${all < 2 ? one : many}\u00a0: ${number(created)} ${noun === 'pages' ? 'nouvelle' : created < 2 ? 'nouveau' : 'nouveaux'}${noun === 'pages' ? plural(created) : ''}, ${number(changed)} modifié${e}${plural(changed)}, ${number(unchanged)} inchangé${e}${plural(unchanged)}`;
  },
  authors: (count: number) => `${number(count)}\u00a0auteur${plural(count)}`,
  errors: (count: number) =>
    `${number(count)}\u00a0erreur${plural(count)} à corriger dans l’archive, à envoyer de nouveau ensuite`,
  leftOut: (count: number) =>
    `${number(count)}\u00a0élément${plural(count)} qui ne ${count < 2 ? 'vient' : 'viennent'} pas`,
  toCheck: (count: number) =>
    `${number(count)}\u00a0point${plural(count)} à vérifier après l’import`,
  left: (count: number) =>
    `${number(count)}\u00a0texte${plural(count)} que l’import ne remplace pas`,
  overwrite: (count: number): string =>
    count < 2
      ? 'Remplacer aussi le texte laissé tel quel\u00a0; ce qui est ici reste parmi ses versions'
      : `Remplacer aussi les ${number(count)}\u00a0textes laissés tels quels\u00a0; ce qui est ici reste parmi leurs versions`,
  redirects: (count: number) =>
    `${number(count)}\u00a0redirection${plural(count)} depuis l’ancien site`,
  /** What to check after an import, by kind; a name or an address may follow */
  warnings: {
    'picture-missing':
      'image introuvable\u00a0; un lien ou son texte de remplacement la remplace, avec sa légende',
    'cover-missing': 'image mise en avant introuvable\u00a0; une couverture dessinée la remplace',
    'cover-not-in-export':
      'il manque dans l’export l’image mise en avant\u00a0; exportez «\u00a0Tout le contenu\u00a0» pour l’avoir',
    'picture-unreadable':
      'image illisible\u00a0; un lien ou son texte de remplacement la remplace, ou une couverture dessinée',
    'picture-removed': 'image retirée, son adresse étant inutilisable',
    'picture-undescribed': 'image sans texte de remplacement\u00a0; décrivez ce qu’elle montre',
    'caption-links-removed': 'liens retirés d’une légende',
    'gallery-incomplete':
      'il manque dans l’export des images d’une galerie\u00a0; exportez «\u00a0Tout le contenu\u00a0» pour les avoir',
    'element-removed': 'élément non pris en charge, retiré',
    'shortcode-removed': 'code court non pris en charge, retiré',
    'component-removed': 'composant ou code de MDX retiré\u00a0; le texte qu’il contient est gardé',
    'mdx-unreadable': 'MDX illisible\u00a0; lu comme du Markdown ordinaire',
    formula: 'formule montrée comme code',
    'block-removed': 'bloc dynamique de WordPress retiré',
    'card-removed': 'carte que seul Ghost peut afficher, retirée',
    'members-only-removed': 'contenu réservé aux membres, retiré',
    'code-removed': 'code ajouté à la page, retiré',
    'embed-to-link': 'contenu intégré remplacé par un lien',
    'media-to-link': 'fichier audio ou vidéo remplacé par un lien',
    'download-on-old-site': 'fichier à télécharger, resté sur l’ancien site',
    'nested-too-deeply': 'HTML imbriqué trop profondément\u00a0; seul le texte brut est importé',
    'footnotes-unreadable': 'notes de bas de page illisibles',
    'link-removed': 'lien retiré, son adresse étant invalide ou dangereuse',
    'link-to-missing-page': 'lien retiré vers une page qui n’est pas importée',
    'link-to-old-site': 'lien qui mène encore à l’ancien site',
    'became-draft': 'importé comme brouillon, tout le monde ne pouvant pas le lire',
    undated: 'importé comme brouillon, faute de date de publication',
    scheduled: 'publication programmée',
    'slug-changed': 'l’adresse a changé',
    'slug-reserved': 'l’adresse est une de celles du site\u00a0; elle a changé',
    'former-slug-dropped': 'pas de redirection d’une ancienne adresse, qui n’est pas valable ici',
    'title-shortened': 'titre raccourci',
    'dek-shortened': 'résumé raccourci',
    'no-text': 'pas de texte',
    'no-html':
      'l’export n’en contient pas le HTML\u00a0; importé comme brouillon vide\u00a0: reprenez son texte sur l’ancien site',
    'topic-removed': 'sujet retiré\u00a0; son adresse demande des lettres latines ou des chiffres',
    'co-authors': 'coauteurs non repris',
    'author-missing': 'l’auteur n’est pas dans l’export\u00a0; un autre le remplace',
    'fields-dropped': 'champs de l’ancien site non repris',
    'canonical-dropped': 'URL canonique non reprise',
    'draft-kept': 'brouillon du studio conservé',
    'left-edited':
      'modifié ici depuis le dernier import, et aussi dans la source\u00a0; il reste tel quel',
    'left-elsewhere':
      'un texte d’une autre provenance est à cette adresse\u00a0; il reste tel quel',
    'left-in-bin': 'le texte est dans la corbeille, et y reste',
    'to-correct': 'à corriger avant de publier',
  },
  confirm: 'Importer',
  discard: 'Abandonner',
  retry: 'Recommencer',
  another: 'Choisir un autre fichier',
  finish: 'Terminer',
  problems: {
    damaged: 'L’archive est abîmée\u00a0: faites-en une nouvelle.',
    unsafe:
      'L’archive contient un nom ou un lien qu’un article n’a pas à avoir\u00a0: faites-en une des seuls textes et images.',
    encrypted: 'L’archive est chiffrée\u00a0: faites-en une sans mot de passe.',
    tooMany:
      'L’archive contient plus de 50\u202f000\u00a0éléments\u00a0: partagez-la en plusieurs.',
    tooLarge: 'Le contenu de l’archive dépasse 6\u00a0Go\u00a0: partagez-la en plusieurs.',
    diskFull: 'Le disque du serveur n’a pas assez de place. Libérez-en, puis recommencez.',
    nothing:
      'Ce fichier ne contient ni export de Ghost, WordPress, Substack ou Medium, ni textes Markdown.',
    unsupported:
      'Il vient d’un système qui n’est pas pris en charge. Ghost, WordPress, Substack, Medium et les blogs en Markdown le sont.',
    unreadable: 'L’export ne peut pas être lu.',
    failed: 'L’import a échoué\u00a0; le journal du serveur en dit la cause.',
    malformed: 'Ce fichier ne convient pas\u00a0: il est vide, ou dépasse 2\u00a0Go.',
    badSite:
      'L’adresse de l’ancien site n’en est pas une\u00a0: écrivez-la en entier, par exemple https://blog.example.',
    busy: 'Un import est en cours. Attendez sa fin.',
    gone: 'Cet envoi a été remplacé ou abandonné dans une autre fenêtre. Rechargez la page.',
    signedOut:
      'Votre session a pris fin. Rechargez la page pour entrer\u00a0: l’envoi reprendra où il en est.',
    offline:
      'L’envoi s’est interrompu\u00a0: le serveur ne répond pas. Choisissez le même fichier pour le reprendre.',
  },
};

export type ImportWords = typeof fr;
export type WarningKind = keyof ImportWords['warnings'];
