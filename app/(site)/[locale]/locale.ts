import { locale as localeParam } from 'next/root-params';
import { type Locale, toLocale } from '@/lib/i18n/locales';

export async function getLocale(): Promise<Locale> {
  return toLocale(await localeParam());
}
