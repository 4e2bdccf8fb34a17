import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

const readerPages = {
  and: [
    { href_matches: '/*' },
    {
      not: {
        href_matches: [
          '/*.*',
          // Search results and other pages that are not cached
          '/*\\?(.+)',
          ...locales.map((locale) => pathTo(locale, 'thanks')),
          '/health',
        ],
      },
    },
    { not: { selector_matches: '[href^="#"]' } },
  ],
};

/** Prefetch on hover, prerender on pointer down; browsers do neither in data saver mode. */
export const speculationRules = {
  prefetch: [{ where: readerPages, eagerness: 'moderate' }],
  prerender: [{ where: readerPages, eagerness: 'conservative' }],
};
