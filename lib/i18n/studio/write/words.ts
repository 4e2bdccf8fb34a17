import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { en as enFields } from './fields-en';
import { type ArticleFieldsWords, fr as frFields } from './fields-fr';
import { fr, type WriteWords } from './fr';
import { en as enPreview } from './preview-en';
import { fr as frPreview, type PreviewWords } from './preview-fr';

export const writeWords: Record<Locale, WriteWords> = { fr, en };
export const fieldsWords: Record<Locale, ArticleFieldsWords> = { fr: frFields, en: enFields };
export const previewWords: Record<Locale, PreviewWords> = { fr: frPreview, en: enPreview };
