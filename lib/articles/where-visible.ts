import type { Locale } from '@/lib/i18n/locales';

/** What readers may see, decided here and nowhere else. */
export const visible = (locale: Locale) => ({ locale, publishedAt: { lte: new Date() } });
