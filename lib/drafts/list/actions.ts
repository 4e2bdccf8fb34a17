'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { defaultLocale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { errorFields, log } from '@/lib/log';
import { createDraft } from '../commands';
import { duplicateText, moveToBin, startTranslation, takeFromBin } from './commands';
import { parseListFilter, pathToArticles, pathToText, type TextIds } from './filter';
import type { ListNotice } from './notices';

const id = z.coerce.number().int().positive().nullable().catch(null);
const placeSchema = z.object({ article: id, draft: id, query: z.string().max(1000).catch('') });
const newSchema = z.object({ locale: z.enum(locales).catch(defaultLocale) });

export async function writeArticle(sent: FormData): Promise<void> {
  const { email } = await requireAccount(pathToArticles());
  const { locale } = newSchema.parse(readForm(sent).fields);
  await act(pathToArticles(), async () => toDraft(await createDraft({ locale }, email)));
}

export async function duplicateArticle(sent: FormData): Promise<void> {
  const { ids, path } = readPlace(sent);
  const { email } = await requireAccount(path);
  await act(path, async () => {
    const retitle = (title: string, locale: (typeof locales)[number]) =>
      getStudioWords(locale).articles.copyOf(title);
    return toDraft(await duplicateText(ids, retitle, email));
  });
}

export async function translateArticle(sent: FormData): Promise<void> {
  const { ids, path } = readPlace(sent);
  const { email } = await requireAccount(path);
  await act(path, async () => toDraft(await startTranslation(ids.articleId ?? 0, email)));
}

export async function deleteText(sent: FormData): Promise<void> {
  const { ids, path } = readPlace(sent);
  await requireAccount(path);
  await act(path, async () => {
    if (!(await moveToBin(ids))) return 'gone';
    const undo = Object.entries({ article: ids.articleId, draft: ids.draftId })
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `&${name}=${value}`);
    return { path: withNotice(path, 'deleted') + undo.join('') };
  });
}

export async function restoreText(sent: FormData): Promise<void> {
  const { ids, path } = readPlace(sent);
  await requireAccount(path);
  await act(path, async () => ((await takeFromBin(ids)) ? 'restored' : 'gone'));
}

function readPlace(sent: FormData): { ids: TextIds; path: string } {
  const { article, draft, query } = placeSchema.parse(readForm(sent).fields);
  const filter = parseListFilter(Object.fromEntries(new URLSearchParams(query)));
  return { ids: { articleId: article, draftId: draft }, path: pathToArticles(filter) };
}

type Outcome = ListNotice | { path: string };

const toDraft = (draftId: number | null): Outcome =>
  draftId === null ? 'gone' : { path: pathToText({ draftId, articleId: null }) };

/** Afterwards the list is shown, with what became of the act, or the text that it made. */
async function act(path: string, run: () => Promise<Outcome>): Promise<never> {
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    log.error({ event: 'articles', ...errorFields(error) }, 'an act on a text could not be stored');
    outcome = 'failed';
  }
  redirect(typeof outcome === 'string' ? withNotice(path, outcome) : outcome.path);
}

function withNotice(path: string, notice: ListNotice): string {
  return `${path}${path.includes('?') ? '&' : '?'}notice=${notice}`;
}
