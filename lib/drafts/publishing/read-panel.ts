import 'server-only';
import { getStoredArticle, type StoredArticle } from '@/lib/articles/stored-article';
import { formatDateTime } from '@/lib/i18n/dates';
import { dayMs } from '@/lib/i18n/durations';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { toWallClock } from '@/lib/i18n/time-zone';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import { type Content, hashContent } from '../content';
import type { Draft } from '../draft';
import { readDraft } from '../open-draft';
import { pathToDraft, pathToDrawing } from '../paths';
import { buildPreview } from '../preview-article';
import { createPreviewLink } from '../preview-link';
import { completeContent } from './complete-content';
import { describeMistake } from './describe-mistake';
import { listMistakes, type Mistake } from './mistakes';
import type { ComparedLines, Panel } from './panel';
import { parseUndo } from './undo';

/** @param locale of the words. @returns null if there is no such draft */
export async function readPanel(id: number, locale: Locale, now: Date): Promise<Panel | null> {
  const read = await readDraft(id);
  if (!read) return null;
  const { draft, isChanged, changedElsewhere } = read;
  const { articleId } = draft;
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  const { undo, translationKey } = await db().draft.findUniqueOrThrow({
    where: { id },
    select: { undo: true, translationKey: true },
  });
  const content = await completeContent(draft.locale, draft.content, stored);
  const { article, seed } = await buildPreview(draft);
  const path = pathTo(draft.locale, 'article', { slug: content.slug });
  const url = env().SITE_URL + path;
  const mistakes = await listMistakes({ ...draft, translationKey }, content);
  const words = getStudioWords(locale).publish;
  const publishedAt = stored?.publishedAt ?? null;
  const undoable = parseUndo(undo, now);
  const link = createPreviewLink(draft, now);
  return {
    id,
    version: draft.version,
    locale: draft.locale,
    title: article.title,
    dek: article.dek,
    author: article.author.name,
    topics: article.topics.map(({ name }) => name),
    featured: article.featured,
    state: describeState(stored, now),
    publishedAt: publishedAt && formatDateTime(publishedAt, locale),
    isChanged: isChanged || !publishedAt,
    url,
    path,
    replacedSlug: stored && stored.slug !== content.slug ? stored.slug : null,
    cover: {
      src: seed ? pathToDrawing(seed) : imageUrl(article.cover.id, 480, 'webp'),
      seed,
    },
    search: {
      title: `${article.searchTitle ?? article.title} — ${site.name}`,
      description: article.searchDescription ?? article.dek,
      url: article.canonicalUrl ?? url,
    },
    canonicalUrl: article.canonicalUrl ?? '',
    mistakes: dropRepeated(mistakes.map((mistake) => describeWithPlace(id, mistake, words))),
    link: { url: link.url, until: formatDateTime(link.until, locale) },
    isLanguageFree: articleId === null && translationKey === null,
    elsewhere: changedElsewhere && compare(changedElsewhere, draft),
    when: { city: cityOf(site.timeZone), proposed: proposeTime(publishedAt, now) },
    undoSeconds: undoable && Math.ceil((undoable.until.getTime() - now.getTime()) / 1000),
  };
}

function describeState(stored: StoredArticle | null, now: Date): Panel['state'] {
  if (!stored) return 'draft';
  if (!stored.publishedAt) return 'unpublished';
  return isVisible(stored.publishedAt, now) ? 'published' : 'scheduled';
}

/** The same picture may be missing twice on a line. */
function dropRepeated(mistakes: Panel['mistakes']): Panel['mistakes'] {
  return [...new Map(mistakes.map((one) => [one.href + one.text, one])).values()];
}

function describeWithPlace(id: number, mistake: Mistake, words: PublishWords) {
  const text = describeMistake(mistake, words);
  if (!('line' in mistake)) return { href: pathToDraft(id, { field: mistake.field }), text };
  const { line } = mistake;
  return { href: pathToDraft(id, { line }), text: words.lineOf(line) + text };
}

function compare(theirs: Content, { content: yours }: Draft): Panel['elsewhere'] {
  const [left, right] = [theirs, yours].map(toLines);
  return {
    hash: hashContent(theirs),
    theirs: markLines(left ?? [], right ?? []),
    yours: markLines(right ?? [], left ?? []),
  };
}

function toLines({ body, topics, featured, ...words }: Content): string[] {
  const fields = Object.entries({
    ...words,
    topics: topics.join(', '),
    featured: String(featured),
  });
  return [...fields.map(([name, value]) => `${name}: ${value}`), '', ...body.split('\n')];
}

function markLines(lines: string[], others: string[]): ComparedLines {
  const known = new Set(others);
  return lines.map((line) => ({ line, isOnlyHere: !known.has(line) }));
}

/** `Africa/Casablanca` → `Casablanca` */
const cityOf = (timeZone: string) =>
  timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** What is scheduled, else tomorrow at eight */
function proposeTime(publishedAt: Date | null, now: Date): string {
  if (publishedAt && !isVisible(publishedAt, now)) {
    return toWallClock(publishedAt).toISOString().slice(0, 16);
  }
  return `${toWallClock(new Date(now.getTime() + dayMs))
    .toISOString()
    .slice(0, 10)}T08:00`;
}
