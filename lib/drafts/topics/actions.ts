'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { slugify } from '@/lib/markdown/slug';
import { deleteTopic, mergeTopics, renameTopic } from './commands';
import { getStudioTopic } from './queries';
import {
  type MergeState,
  maxTopicLength,
  pathToTopic,
  type RenameState,
  type TopicError,
  topicsPath,
} from './topic';

const issue = (code: TopicError) => code;
const nameSchema = z
  .string()
  .transform((name) => name.replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, issue('missing'))
      .max(maxTopicLength, issue('tooLong'))
      .refine((name) => slugify(name) !== '', issue('noLetters')),
  );
const id = z.coerce.number().int().positive().catch(0);
const name = z.string().catch('');
const renameSchema = z.object({ id, name, shown: name });
const mergeSchema = z.object({ id, name, into: id, intoName: name });

export async function rename(_: RenameState, sent: FormData): Promise<RenameState> {
  await requireAccount(topicsPath);
  const { id, ...typed } = renameSchema.parse(readForm(sent).fields);
  const parsed = nameSchema.safeParse(typed.name);
  if (!parsed.success) return { ...typed, error: parsed.error.issues[0]?.message as TopicError };
  const result = await tryTo(() => renameTopic({ id, name: typed.shown }, parsed.data));
  if (result.outcome === 'renamed') redirect(pathToTopic(id, { notice: 'renamed' }));
  if (result.outcome === 'taken') return { ...typed, taken: result.by };
  if (result.outcome !== 'changed') return { ...typed, problem: result.outcome };
  refresh();
  const shown = (await getStudioTopic(id))?.name;
  return shown === undefined
    ? { ...typed, problem: 'gone' }
    : { ...typed, shown, problem: 'changed' };
}

export async function merge(_: MergeState, sent: FormData): Promise<MergeState> {
  await requireAccount(topicsPath);
  const { id, name, into, intoName } = mergeSchema.parse(readForm(sent).fields);
  const result = await tryTo(() => mergeTopics({ id, name }, { id: into, name: intoName }));
  if (result.outcome === 'merged') redirect(pathToTopic(into, { notice: 'merged' }));
  refresh();
  return { problem: result.outcome };
}

export async function removeTopic(sent: FormData): Promise<void> {
  await requireAccount(topicsPath);
  const topicId = id.parse(readForm(sent).fields.id);
  const isDeleted = await deleteTopic(topicId);
  redirect(isDeleted ? `${topicsPath}?notice=deleted` : pathToTopic(topicId, { notice: 'used' }));
}

/** What was typed is shown again. */
async function tryTo<Result>(
  write: () => Promise<Result>,
): Promise<Result | { outcome: 'failed' }> {
  try {
    return await write();
  } catch (error) {
    log.error({ event: 'studio', ...errorFields(error) }, 'a topic could not be changed');
    return { outcome: 'failed' };
  }
}
