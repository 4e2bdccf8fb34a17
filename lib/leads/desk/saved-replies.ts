import 'server-only';
import * as z from 'zod';
import { type Locale, locales } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { replyMaxLength } from './reply-text';
import type { SavedReplyError } from './settings-state';

const issue = (code: SavedReplyError) => code;

export const savedReplySchema = z.object({
  locale: z.enum(locales),
  title: z
    .string()
    .trim()
    .transform((title) => title.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, issue('titleMissing')).max(100, issue('titleTooLong'))),
  text: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, issue('textMissing')).max(replyMaxLength, issue('textTooLong'))),
});

type SavedReplyInput = z.infer<typeof savedReplySchema>;
export type SavedReply = { id: number; locale: string; title: string; text: string };

/** By title; of all languages by default */
export function listSavedReplies(locale?: Locale): Promise<SavedReply[]> {
  return db().savedReply.findMany({
    where: locale ? { locale } : {},
    orderBy: [{ locale: 'asc' }, { title: 'asc' }, { id: 'asc' }],
  });
}

/** @param id of the one to change; a new one without. @returns false if it was deleted meanwhile */
export async function saveReply(reply: SavedReplyInput, id?: number): Promise<boolean> {
  if (id === undefined) {
    await db().savedReply.create({ data: reply });
    return true;
  }
  const { count } = await db().savedReply.updateMany({ where: { id }, data: reply });
  return count > 0;
}

export async function deleteSavedReply(id: number): Promise<void> {
  await db().savedReply.deleteMany({ where: { id } });
}
