import type { Locale } from '@/lib/i18n/locales';
import type { AuthorsWords } from './authors-fr';

const languages: Record<Locale, string> = { fr: 'in French', en: 'in English' };

export const en: AuthorsWords = {
  add: 'New author',
  empty: 'No authors yet. Add who signs your articles.',
  all: 'All authors',
  toPage: (locale) => `See the page ${languages[locale]}`,
  name: 'Name',
  slug: 'Address',
  slugHint: 'Leave it empty to make it of the name. It does not change afterwards.',
  photo: 'Portrait',
  noPhoto: 'Without a picture, readers see the initial.',
  removePhoto: 'Remove',
  photoChoice: 'Picture of the library',
  noPicture: 'none, the initial',
  samePicture: 'the present one',
  addPicture: 'Add a picture to the library',
  role: (locale) => `Role, ${languages[locale]}`,
  biography: (locale) => `Biography, ${languages[locale]}`,
  biographyHint: 'In Markdown. Its first two sentences appear below articles.',
  links: 'Links',
  linksHint: 'An empty row does not count. When you save, you get two more.',
  label: (row) => `Name of link ${row}`,
  url: (row) => `Address of link ${row}`,
  save: 'Save',
  saved: 'Saved. Readers see it.',
  import: (slug) =>
    `Export writes this profile to authors/${slug}.yaml. An import of this file replaces the whole profile.`,
  errors: {
    name: 'Give a name of 100 characters at most.',
    slug: 'Choose an address of lower-case letters without accents, digits and hyphens, e.g. nora-alami.',
    taken: 'Another author has this address already. Choose another one.',
    role: 'Choose a role of 100 characters at most.',
    label: 'Name this link, in 60 characters at most.',
    url: 'Enter the whole address, e.g. https://example.com/nora.',
    photo: 'This picture is no longer in the library. Choose another one.',
  },
  problems: {
    gone: 'This author is gone: deleted meanwhile.',
    changed:
      'Meanwhile this profile was saved elsewhere, perhaps in another tab. Nothing is lost: what differs is said below each field, and saving again replaces it.',
    failed: 'Nothing could be saved: the disk is full or the store is busy. Try again in a moment.',
  },
  stored: (text) => `Saved meanwhile: ${text || '(empty)'}`,
  storedPhoto: 'Another picture, or none, was saved meanwhile.',
  delete: 'Delete',
  deleteText: 'No text names this author.',
  notices: {
    created: 'The author is added.',
    deleted: 'The author is deleted.',
    used: 'A text names this author: nothing was deleted.',
  },
};
