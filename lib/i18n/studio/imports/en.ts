import type { ImportWords } from './fr';

const nouns = { articles: 'article', pages: 'page', drafts: 'draft' };
const plural = (count: number) => (count === 1 ? '' : 's');
const number = (count: number) => count.toLocaleString('en');
const counted = (count: number, noun: string) => `${number(count)} ${noun}${plural(count)}`;

export const en: ImportWords = {
  title: 'Import and export',
  text: 'Bring articles from another site, or take away all that is here.',
  manage: 'Import or export',
  export: 'Export',
  exportText:
    'Articles, drafts, pages, authors and original pictures in a zip file that can be imported again.',
  exportLink: 'Export everything',
  import: 'Import',
  importText:
    'An export of Ghost (.json) or WordPress (.xml), alone or in a zip with its pictures, the zip of Substack or Medium, or a zip of Markdown: texts of this site, or the folder of a blog made by Hugo, Jekyll, Astro or the like; 2 GB at most. You see what comes and what does not before anything is written.',
  needsScript:
    'Importing needs JavaScript: enable it in this browser, or import on the server: npm run articles -- import <file>.',
  oldSite: 'Address of the old site (optional)',
  oldSiteHelp:
    'Exports of Ghost and Substack do not say it, nor do all of Markdown: with it, links between articles lead to those here.',
  choose: 'File to import',
  uploading: (name, percent) => `Uploading “${name}”: ${percent}%`,
  resume: (name, percent) =>
    `The upload of “${name}” stopped at ${percent}%. Choose the same file to resume it.`,
  reading: 'Reading the archive…',
  importing: (done, all) =>
    all === 0 ? 'Importing…' : `Importing: ${number(done)} of ${number(all)} articles prepared`,
  mayLeave: 'You may leave this page: the server goes on.',
  stopped: {
    reading: 'Reading stopped, probably because the server was restarted. Nothing was imported.',
    importing:
      'The import stopped, probably because the server was restarted. What was imported has stayed; starting again doubles nothing.',
  },
  ready: 'What the import will do',
  blocked: 'Nothing can be imported',
  done: 'Import finished',
  counts: (noun, created, changed, unchanged) =>
    `${counted(created + changed + unchanged, nouns[noun])}: ${number(created)} new, ${number(changed)} changed, ${number(unchanged)} unchanged`,
  authors: (count) => counted(count, 'author'),
  errors: (count) =>
    `${counted(count, 'error')} to correct in the archive, which is then uploaded again`,
  leftOut: (count) => `${counted(count, 'item')} that will not come`,
  toCheck: (count) => `${counted(count, 'point')} to check after the import`,
  left: (count) => `${counted(count, 'text')} that the import does not replace`,
  overwrite: (count) =>
    count === 1
      ? 'Also replace the text left as it is; what is here stays among its versions'
      : `Also replace the ${number(count)} texts left as they are; what is here stays among their versions`,
  redirects: (count) => `${counted(count, 'redirect')} from the old site`,
  warnings: {
    'picture-missing':
      'picture not found; a link or its alternative text is used instead, with its caption',
    'cover-missing': 'featured image not found; a drawn cover is used instead',
    'cover-not-in-export': 'the export lacks the featured image; export “All content” to have it',
    'picture-unreadable':
      'picture that cannot be read; a link or its alternative text is used instead, or a drawn cover',
    'picture-removed': 'removed a picture without a usable address',
    'picture-undescribed': 'picture without an alternative text; describe what it shows',
    'caption-links-removed': 'removed the links in a caption',
    'gallery-incomplete':
      'the export lacks pictures of a gallery; export “All content” to have them',
    'element-removed': 'removed an unsupported element',
    'shortcode-removed': 'removed an unsupported shortcode',
    'component-removed': 'removed a component or code of MDX; the text in it is kept',
    'mdx-unreadable': 'its MDX cannot be read; it was read as plain Markdown',
    formula: 'a formula is shown as code',
    'block-removed': 'removed a dynamic WordPress block',
    'card-removed': 'removed a card that only Ghost can show',
    'members-only-removed': 'removed members-only content',
    'code-removed': 'removed code injected into its page',
    'embed-to-link': 'replaced an embed by a link',
    'media-to-link': 'replaced an audio or video file by a link',
    'download-on-old-site': 'a file to download stays on the old site',
    'nested-too-deeply': 'the HTML is nested too deeply; only its plain text was imported',
    'footnotes-unreadable': 'its footnotes could not be read',
    'link-removed': 'removed a link with an invalid or unsafe address',
    'link-to-missing-page': 'removed a link to a page that was not imported',
    'link-to-old-site': 'a link still points to the old site',
    'became-draft': 'imported as a draft, because not everybody could read it',
    undated: 'imported as a draft, because it has no publication date',
    scheduled: 'scheduled',
    'slug-changed': 'the address changed',
    'slug-reserved': 'the address is one of the site itself; it changed',
    'former-slug-dropped': 'no redirect from a former address, which is not valid here',
    'title-shortened': 'the title was shortened',
    'dek-shortened': 'the summary was shortened',
    'no-text': 'it has no text',
    'no-html':
      'the export has no HTML of it; imported as an empty draft: copy its text from the old site',
    'topic-removed': 'removed a topic; its address needs Latin letters or digits',
    'co-authors': 'co-authors were not imported',
    'author-missing': 'its author is not in the export; another one is used',
    'fields-dropped': 'fields of the old site were not imported',
    'canonical-dropped': 'its canonical URL was not imported',
    'draft-kept': 'the draft in the studio is kept',
    'left-edited': 'edited here since the last import, and in the source, too; it is left as it is',
    'left-elsewhere': 'a text from elsewhere has this address; it is left as it is',
    'left-in-bin': 'the text is in the bin, and stays there',
    'to-correct': 'to correct before it is published',
  },
  confirm: 'Import',
  discard: 'Discard',
  retry: 'Start again',
  another: 'Choose another file',
  finish: 'Finish',
  problems: {
    damaged: 'The archive is damaged: make a new one.',
    unsafe:
      'The archive has a name or a link that no article needs: make one of texts and pictures only.',
    encrypted: 'The archive is encrypted: make one without a password.',
    tooMany: 'The archive has more than 50,000 entries: split it.',
    tooLarge: 'The contents of the archive exceed 6 GB: split it.',
    diskFull: 'The server’s disk has not enough room. Free some, then start again.',
    nothing:
      'This file has neither an export of Ghost, WordPress, Substack or Medium nor Markdown texts.',
    unsupported:
      'It was exported from a system that is not supported. Supported are Ghost, WordPress, Substack, Medium and Markdown blogs.',
    unreadable: 'The export cannot be read.',
    failed: 'The import failed; the server’s log has the cause.',
    malformed: 'This file does not fit: it is empty, or exceeds 2 GB.',
    badSite: 'The address of the old site is not one: write all of it, e.g. https://blog.example.',
    busy: 'An import is running. Wait until it has ended.',
    gone: 'This upload was replaced or discarded in another window. Reload the page.',
    signedOut:
      'Your session has ended. Reload the page to sign in: the upload resumes where it is.',
    offline:
      'The upload was interrupted: the server does not answer. Choose the same file to resume it.',
  },
};
