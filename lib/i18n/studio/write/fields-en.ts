import type { ArticleFieldsWords } from './fields-fr';

export const en: ArticleFieldsWords = {
  title: 'Article settings',
  slug: 'Address',
  slugFromTitle: 'Left empty, it is made from the title.',
  slugReplaced: (slug) => `Replaces “${slug}”, which will redirect here.`,
  topics: 'Topics',
  moreTopics: 'Another topic',
  moreTopicsHint: 'Enter adds it; a comma separates several.',
  author: 'Author',
  noAuthor: 'Choose…',
  cover: 'Cover',
  drawnCover: 'Drawn from the address',
  chosenCover: 'A picture of the library',
  drawCover: 'Back to the drawing',
  coverAlt: 'What the picture shows',
  coverCredit: 'Picture credit',
  featured: 'Featured',
  search: 'Search engines',
  searchTitle: 'Title for search engines',
  searchDescription: 'Description for search engines',
  searchHint: (length, room) =>
    length === 0
      ? `By default, what readers see. About ${room} characters are shown.`
      : `${length} character${length === 1 ? '' : 's'}, about ${room} are shown.`,
  canonicalUrl: 'First published at',
  canonicalHint:
    'If the text comes from another site: search engines show that one, not this page.',
};
