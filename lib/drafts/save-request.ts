import 'server-only';
import * as z from 'zod';
import { formatTimestamp } from '@/lib/i18n/dates';
import { saveDraft, type Writer } from './commands';
import { contentSchema } from './content';
import type { SaveAnswer } from './draft';
import { readDraft } from './open-draft';
import { readSettings } from './save-form';

const id = z.coerce.number().int().positive();

const requestSchema = z.object({
  draft: id,
  base: id,
  saveId: z.string().min(8).max(64),
  content: contentSchema,
  /** The text that stands in the store was seen, and is kept as a version. */
  overwrites: z.boolean().default(false),
});

const formSchema = z.object({
  draft: id,
  base: id,
  overwrites: z.literal('true').optional(),
  title: z.string(),
  dek: z.string(),
  body: z.string(),
});

/** @param fields JSON of anybody who is signed in */
export async function answerSaveRequest(fields: unknown, writer: Writer): Promise<SaveAnswer> {
  const parsed = requestSchema.safeParse(fields);
  if (!parsed.success) return { problem: isTooLong(parsed.error) ? 'tooLong' : 'malformed' };
  const { draft, base, saveId, content, overwrites } = parsed.data;
  const result = await saveDraft(
    { id: draft, base, saveId, content, ...(overwrites && { keeps: 'conflict' }) },
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

/** @param fields of a form that was sent without JavaScript */
export async function answerSaveForm(fields: unknown, writer: Writer): Promise<SaveAnswer> {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) return { problem: 'malformed' };
  const { draft, base, overwrites, ...words } = parsed.data;
  const read = await readDraft(draft);
  if (!read) return { problem: 'gone' };
  const settings = readSettings(read.draft.kind, fields);
  const content = { ...read.draft.content, ...words, ...settings };
  const saveId = crypto.randomUUID();
  return answerSaveRequest(
    { draft, base, saveId, content, overwrites: overwrites === 'true' },
    writer,
  );
}

const isTooLong = ({ issues }: z.ZodError) => issues.some(({ code }) => code === 'too_big');

const formatHour = (date: Date) => formatTimestamp(date).slice(11);
