import type { Locale } from '@/lib/i18n/locales';
import type { PagesWords } from './fr';

const languages: Record<Locale, string> = { fr: 'French', en: 'English' };

export const en: PagesWords = {
  title: 'Pages',
  text: 'Pages of your own, e.g. About. Their order is that of the links, at the top and at the foot of the site.',
  write: 'New page',
  writeIn: (locale) => `New page in ${languages[locale]}`,
  places: { header: 'Header', footer: 'Footer', none: 'In no menu' },
  bin: 'Bin',
  binText: (date) => `deleted for good on ${date}`,
  nothing: 'No pages.',
  untitled: 'Untitled',
  states: { draft: 'Draft', unpublished: 'Unpublished', published: 'Published' },
  changed: 'changed since',
  toPage: 'See the page',
  translation: {
    missing: 'missing',
    draft: 'draft',
    unpublished: 'unpublished',
    published: '',
  },
  acts: {
    menu: (title) => `Actions for ${title}`,
    up: (title) => `Move ${title} up`,
    down: (title) => `Move ${title} down`,
    translate: (locale) => `Translate into ${languages[locale]}`,
    unpublish: 'Unpublish',
    delete: 'Delete',
    restore: 'Restore',
    undo: 'Undo',
  },
  notices: {
    moved: 'The order is stored.',
    deleted: 'In the bin for 30 days.',
    restored: 'The page is back, as it was.',
    gone: 'Nothing was done: this page has changed in the meantime. This is the list as it is now.',
    failed:
      'Nothing could be stored: the disk is full or the database busy. Try again in a moment.',
  },
  fields: {
    nav: 'Link to this page',
    navHint: 'Its place among the others is chosen in the list of pages.',
    form: 'Lead form at the foot of the page',
  },
  keys: {
    'j k': 'next, previous page',
    'o Enter': 'open',
    n: 'new page',
    u: 'undo a deletion',
    '?': 'this list',
  },
};
