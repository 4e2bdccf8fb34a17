import type { Locale } from '@/lib/i18n/locales';
import type { ArticlesWords } from './fr';

const plural = (count: number) => (count === 1 ? '' : 's');

const languages: Record<Locale, string> = { fr: 'French', en: 'English' };

export const en: ArticlesWords = {
  title: 'Articles',
  newArticle: 'New article',
  write: 'Write',
  writeIn: (locale) => `Write in ${languages[locale]}`,
  lists: {
    drafts: 'Drafts',
    scheduled: 'Scheduled',
    published: 'Published',
    bin: 'Bin',
  },
  listsLabel: 'Lists of articles',
  searchLabel: 'Search in titles',
  search: 'Search',
  filters: 'Filter',
  filter: { language: 'Language', topic: 'Topic' },
  any: 'Any',
  found: (count) => `${count} article${plural(count)} found here`,
  reset: 'Show all',
  nothingFound: 'Nothing in this list matches.',
  nothingYet: 'Nothing yet.',
  importHint: 'To bring an existing blog along, on the server:',
  empty: {
    drafts: 'No drafts.',
    scheduled: 'Nothing is scheduled.',
    published: 'Nothing is published.',
    bin: 'The bin is empty.',
  },
  untitled: 'Untitled',
  copyOf: (title) => (title ? `${title} (copy)` : ''),
  states: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    published: 'Published',
    deleted: 'Deleted',
  },
  emptiedOn: (date) => `gone for good on ${date}`,
  changed: 'changed since',
  toPage: 'See the page',
  leads: (count) => `${count} lead${plural(count)}`,
  leadsPeriod: 'in 30 days',
  translation: {
    missing: 'missing',
    draft: 'draft',
    scheduled: 'scheduled',
    published: '',
    deleted: 'in the bin',
    outdated: 'to be revised',
    originalChanged: 'the original changed since',
  },
  acts: {
    menu: (title) => `Actions for ${title}`,
    duplicate: 'Duplicate',
    translate: (locale) => `Translate into ${languages[locale]}`,
    delete: 'Delete',
    restore: 'Restore',
    undo: 'Undo',
  },
  notices: {
    deleted: 'In the bin for 30 days.',
    restored: 'The article is back, as it was.',
    gone: 'Nothing was done: this article has moved in the meantime. This is the list as it is now.',
    failed:
      'Nothing could be stored: the disk is full or the database busy. Try again in a moment.',
  },
  allArticles: 'All articles',
  keys: {
    'j k': 'next, previous article',
    'o Enter': 'open',
    n: 'write',
    u: 'undo a deletion',
    '/': 'search',
    '?': 'this list',
  },
};
