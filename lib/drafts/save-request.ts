import 'server-only';
import * as z from 'zod';
import { formatTimestamp } from '@/lib/i18n/dates';
import { saveDraft, type Writer } from './commands';
import { contentSchema } from './content';
import type { SaveAnswer } from './draft';

const requestSchema = z.object({
  draft: z.number().int().positive(),
  base: z.number().int().positive(),
  saveId: z.string().min(8).max(64),
  content: contentSchema,
  /** The text that stands in the store was seen, and is kept as a version. */
  overwrites: z.boolean().default(false),
});

/** @param fields JSON of anybody who is signed in */
export async function answerSaveRequest(fields: unknown, writer: Writer): Promise<SaveAnswer> {
  const parsed = requestSchema.safeParse(fields);
  if (!parsed.success) return { problem: isTooLong(parsed.error) ? 'tooLong' : 'malformed' };
  const { draft: id, base, saveId, content, overwrites } = parsed.data;
  const result = await saveDraft(
    { id, base, saveId, content, ...(overwrites && { keeps: 'conflict' }) },
    writer,
  );
  if (result.outcome === 'gone') return { problem: 'gone' };
  if (result.outcome === 'saved') {
    return { done: 'saved', version: result.version, time: formatHour(new Date()) };
  }
  const { version, content: text, savedBy, savedAt } = result.rival;
  return {
    problem: 'conflict',
    rival: { version, content: text, savedBy, time: formatHour(savedAt) },
  };
}

const isTooLong = ({ issues }: z.ZodError) => issues.some(({ code }) => code === 'too_big');

const formatHour = (date: Date) => formatTimestamp(date).slice(11);
