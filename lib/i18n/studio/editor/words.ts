import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { type EditorWords, fr } from './fr';

export const editorWords: Record<Locale, EditorWords> = { fr, en };
