import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { type DoorWords, fr } from './fr';

export const doorWords: Record<Locale, DoorWords> = { fr, en };
