import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { fr, type PagesWords } from './fr';

export const pagesWords: Record<Locale, PagesWords> = { fr, en };
