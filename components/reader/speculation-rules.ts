import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

const readerPages = {
  and: [
    { href_matches: '/*' },
    {
      not: {
        href_matches: [
          // Feeds, texts, pictures
          '/*.*',
          // Answers made for one reader
          '/*\\?(.+)',
          ...locales.map((locale) => pathTo(locale, 'thanks')),
          '/health',
        ],
      },
    },
    // Places on the page itself
    { not: { selector_matches: '[href^="#"]' } },
  ],
};

/**
 * What a browser may do ahead, once a reader means to follow a link: fetch the page's text when he points at it, draw
 * it when he presses. Nothing when a page loads, and nothing where he saves data.
 */
export const speculationRules = {
  prefetch: [{ where: readerPages, eagerness: 'moderate' }],
  prerender: [{ where: readerPages, eagerness: 'conservative' }],
};
