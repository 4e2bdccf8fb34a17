import { getStoredArticle } from '@/lib/articles/stored-article';
import { completeContent } from '@/lib/drafts/articles/complete-content';
import { kinds } from '@/lib/drafts/draft';
import { completePage } from '@/lib/drafts/pages/preview-page';
import { createPreviewLink } from '@/lib/drafts/preview-link';
import { describeMistake } from '@/lib/drafts/publishing/describe-mistake';
import { listMistakes } from '@/lib/drafts/publishing/mistakes';
import { type DraftRecord, getDraftRecord, listDraftRecords } from '@/lib/drafts/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import type { Locale } from '@/lib/i18n/locales';
import { en } from '@/lib/i18n/studio/publish/en';
import { type Io, printable, writeErr, writeOut } from '../io';
import { parseArticleName } from './article-names';
import { formatDraftName, withoutPrefix } from './draft-names';

type LocaleOption = { locale?: Locale };

async function requireDraft(text: string, locale?: Locale): Promise<DraftRecord> {
  const name = withoutPrefix(text);
  const draft = await getDraftRecord(
    /^\d{1,15}$/.test(name) ? { id: Number(name) } : parseArticleName(name, locale),
  );
  if (draft) return draft;
  throw new Error(
    `There is no draft ${text}. Run "npm run articles -- list --drafts" to see all drafts.`,
  );
}

/** Says what the studio would say before it publishes them. @param names without any, all drafts */
export async function checkDrafts(
  names: string[],
  { locale }: LocaleOption,
  io: Io,
): Promise<void> {
  const drafts: DraftRecord[] = [];
  for (const name of names) drafts.push(await requireDraft(name, locale));
  if (names.length === 0) {
    for (const kind of kinds) drafts.push(...(await listDraftRecords({ kind, locale })));
  }
  let count = 0;
  for (const draft of drafts) {
    for (const line of await describeMistakes(draft)) {
      writeErr(io, printable(`${formatDraftName(draft)}:${line}`));
      count += 1;
    }
  }
  if (count > 0)
    throw new Error(`${formatCount(count, 'error')}: correct them before you publish.`);
  writeOut(io, `No errors in ${formatCount(drafts.length, 'draft')}.`);
}

/** Lines of the body are counted from its first. */
async function describeMistakes(draft: DraftRecord): Promise<string[]> {
  const { kind, locale, translationKey, article, page } = draft;
  const ids = { articleId: article?.id ?? null, pageId: page?.id ?? null };
  const target = { kind, locale, translationKey, ...ids };
  const content =
    kind === 'page'
      ? completePage(draft.content, page)
      : await completeContent(
          locale,
          draft.content,
          ids.articleId === null ? null : await getStoredArticle(ids.articleId),
        );
  const mistakes = await listMistakes(target, content);
  return mistakes.map((mistake) => {
    const place = 'line' in mistake ? mistake.line : mistake.field;
    return `${place}: ${describeMistake(mistake, en)}`;
  });
}

export async function previewDraft(text: string, { locale }: LocaleOption, io: Io): Promise<void> {
  const { url, until } = createPreviewLink(await requireDraft(text, locale));
  writeOut(io, url);
  writeErr(
    io,
    `Whoever has this link can read what is written at the time, until ${formatTimestamp(until)}.`,
  );
}
