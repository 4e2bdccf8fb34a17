import { locale as localeParam } from 'next/root-params';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

/** The page's language. Other first segments never come here: rewrites send them to the 404 page. */
export async function getLocale(): Promise<Locale> {
  const locale = await localeParam();
  return isLocale(locale) ? locale : defaultLocale;
}
