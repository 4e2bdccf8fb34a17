import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { fr, type PictureWords } from './fr';

export const pictureWords: Record<Locale, PictureWords> = { fr, en };
