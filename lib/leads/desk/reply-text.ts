import * as z from 'zod';

export const replyMaxLength = 20_000;

export type ReplyTextError = 'empty' | 'tooLong';

const issue = (code: ReplyTextError) => code;

/** Browsers submit line breaks as CRLF. */
export const draftSchema = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]+/gu, ''))
  .pipe(z.string().max(replyMaxLength, issue('tooLong')));

export const replySchema = draftSchema.pipe(z.string().trim().min(1, issue('empty')));
