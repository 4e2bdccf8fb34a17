'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { formatDateTime, parseDateTime } from '@/lib/i18n/dates';
import { locales } from '@/lib/i18n/locales';
import { errorFields, log } from '@/lib/log';
import { chooseLanguage, getDraft } from '../commands';
import { kinds } from '../draft';
import { pathToDraft, pathToPublish } from '../paths';
import { createPreviewLink } from '../preview-link';
import type { Notice } from './panel';
import { publishDraft, takePublished, unpublishDraft } from './publish';
import { undoPublication } from './undo';

const idSchema = z.coerce.number().int().positive();
const kindSchema = z.enum(kinds).catch('article');
const versionSchema = z.coerce.number().int().positive();
const publishSchema = z.object({
  version: versionSchema,
  when: z.enum(['now', 'at']).default('now'),
  at: z.string().max(40).default(''),
  update: z.enum(['quiet', 'news']).default('quiet'),
  replaces: z.string().max(64).optional(),
});

export async function publish(form: FormData): Promise<void> {
  await act(form, async (id, fields) => {
    const { version, when, at, update, replaces } = publishSchema.parse(fields);
    const date = when === 'at' ? parseDateTime(at) : null;
    if (when === 'at' && !date) return 'noTime';
    const request = { id, version, at: date, isNews: update === 'news', replaces };
    return (await publishDraft(request)).outcome;
  });
}

export async function unpublish(form: FormData): Promise<void> {
  await act(form, async (id) => (await unpublishDraft(id)).outcome);
}

export async function undo(form: FormData): Promise<void> {
  await act(form, async (id) => (await undoPublication(id)).outcome);
}

export async function changeLanguage(form: FormData): Promise<void> {
  await act(form, async (id, { locale }) => {
    const isChosen = await chooseLanguage(id, z.enum(locales).parse(locale));
    return isChosen ? 'language' : 'changed';
  });
}

export async function takeReadersText(form: FormData): Promise<void> {
  await act(form, async (id, { version, kind }, writer) => {
    const { outcome } = await takePublished({ id, version: versionSchema.parse(version) }, writer);
    if (outcome === 'unchanged') redirect(pathToDraft({ id, kind: kindSchema.parse(kind) }));
    return outcome;
  });
}

/** @returns null if there is no such draft */
export async function sharePreview(id: number): Promise<{ url: string; until: string } | null> {
  const { locale } = await requireAccount();
  const draft = await getDraft(idSchema.parse(id));
  if (!draft) return null;
  const { url, until } = createPreviewLink(draft);
  return { url, until: formatDateTime(until, locale) };
}

type Run = (id: number, fields: Record<string, string>, writer: string) => Promise<Notice>;

async function act(form: FormData, run: Run): Promise<never> {
  const { fields } = readForm(form);
  const id = idSchema.safeParse(fields.draft).data ?? 0;
  const path = pathToPublish({ id, kind: kindSchema.parse(fields.kind) });
  const { email } = await requireAccount(path);
  let notice: Notice;
  try {
    notice = await run(id, fields, email);
  } catch (error) {
    if (error instanceof z.ZodError || isRedirect(error)) throw error;
    log.error({ event: 'publish', ...errorFields(error) }, 'a publication could not be stored');
    notice = 'failed';
  }
  redirect(`${path}?notice=${notice}`);
}

const isRedirect = (error: unknown) =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT');
