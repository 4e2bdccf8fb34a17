'use server';

import { redirect } from 'next/navigation';
import * as z from 'zod';
import { requireAccount } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { defaultLocale, locales } from '@/lib/i18n/locales';
import { errorFields, log } from '@/lib/log';
import { movePage } from '@/lib/pages/commands';
import { createDraft, setInBin } from '../commands';
import { openPage } from '../open-draft';
import { pathToDraft, pathToPublish, pathToTexts } from '../paths';
import { unpublishDraft } from '../publishing/publish';
import { startPageTranslation } from './commands';
import { directions, type PageNotice } from './page-rows';

const listPath = pathToTexts('page');
const id = z.coerce.number().int().positive().catch(0);
const schema = z.object({
  page: id,
  draft: id,
  locale: z.enum(locales).catch(defaultLocale),
  to: z.enum(directions).catch('up'),
});

export async function writePage(sent: FormData): Promise<void> {
  const { email } = await requireAccount(listPath);
  await act(sent, async ({ locale }) => {
    const draft = await createDraft({ kind: 'page', locale }, email);
    return { path: pathToDraft({ kind: 'page', id: draft }) };
  });
}

export async function translatePage(sent: FormData): Promise<void> {
  const { email } = await requireAccount(listPath);
  await act(sent, async ({ page }) => {
    const draft = await startPageTranslation(page, email);
    return draft === null ? 'gone' : { path: pathToDraft({ kind: 'page', id: draft }) };
  });
}

/** Among the links of its menu. Afterwards the same button has the focus. */
export async function shiftPage(sent: FormData): Promise<void> {
  await requireAccount(listPath);
  await act(sent, async ({ page, to }) => {
    await movePage(page, to === 'up' ? -1 : 1);
    return { path: `${listPath}?notice=moved&page=${page}&to=${to}` };
  });
}

/** Afterwards the panel is shown, where it can be undone. */
export async function unpublishPage(sent: FormData): Promise<void> {
  const { email } = await requireAccount(listPath);
  await act(sent, async ({ page }) => {
    const draft = await openPage(page, email);
    if (draft === null) return 'gone';
    const { outcome } = await unpublishDraft(draft);
    return { path: `${pathToPublish({ kind: 'page', id: draft })}?notice=${outcome}` };
  });
}

/** A draft that was never a page */
export async function deletePage(sent: FormData): Promise<void> {
  await requireAccount(listPath);
  await act(sent, async ({ draft }) => {
    const isDone = await setInBin({ id: draft, kind: 'page' }, true);
    return isDone ? { path: `${listPath}?notice=deleted&draft=${draft}` } : 'gone';
  });
}

export async function restorePage(sent: FormData): Promise<void> {
  await requireAccount(listPath);
  await act(sent, async ({ draft }) =>
    (await setInBin({ id: draft, kind: 'page' }, false)) ? 'restored' : 'gone',
  );
}

type Run = (fields: z.output<typeof schema>) => Promise<PageNotice | { path: string }>;

/** Afterwards the list is shown, with what became of the act, or the text that it made. */
async function act(sent: FormData, run: Run): Promise<never> {
  let outcome: PageNotice | { path: string };
  try {
    outcome = await run(schema.parse(readForm(sent).fields));
  } catch (error) {
    log.error({ event: 'pages', ...errorFields(error) }, 'an act on a page could not be stored');
    outcome = 'failed';
  }
  redirect(typeof outcome === 'string' ? `${listPath}?notice=${outcome}` : outcome.path);
}
