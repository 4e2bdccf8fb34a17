import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { fr, type ReplyWords } from './fr';

export const replyWords: Record<Locale, ReplyWords> = { fr, en };
