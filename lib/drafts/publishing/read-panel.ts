import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { dayMs } from '@/lib/i18n/durations';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { toWallClock } from '@/lib/i18n/time-zone';
import { summarize } from '@/lib/markdown/summary';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { ArticlePreview } from '../articles/preview-article';
import { type Content, emptyContent, hashContent } from '../content';
import type { Draft } from '../draft';
import { readDraft } from '../open-draft';
import { pathToDraft, pathToDrawing } from '../paths';
import { buildPreview, type DraftPreview } from '../preview';
import { createPreviewLink } from '../preview-link';
import { describeMistake } from './describe-mistake';
import type { Mistake } from './mistake';
import { listMistakes } from './mistakes';
import type { ArticleFacts, ComparedLines, Panel } from './panel';
import { parseUndo } from './undo';

/** @param locale of the words. @returns null if there is no such draft */
export async function readPanel(id: number, locale: Locale, now: Date): Promise<Panel | null> {
  const read = await readDraft(id);
  if (!read) return null;
  const { draft, isChanged, changedElsewhere } = read;
  const { undo } = await db().draft.findUniqueOrThrow({ where: { id }, select: { undo: true } });
  const preview = await buildPreview(draft);
  const { content, publishedSlug, publishedAt } = preview;
  const text = preview.kind === 'page' ? preview.page : preview.article;
  const { title } = text;
  const summary = summarize(text, draft.locale);
  const path = pathTo(draft.locale, draft.kind, { slug: content.slug });
  const url = env().SITE_URL + path;
  const mistakes = await listMistakes(draft, content);
  const words = getStudioWords(locale).publish;
  const undoable = parseUndo(undo, now);
  const link = createPreviewLink(draft, now);
  const facts =
    preview.kind === 'page'
      ? { kind: 'page' as const, nav: content.nav, form: content.form }
      : readArticleFacts(preview, now);
  const { searchTitle, searchDescription, canonicalUrl } =
    preview.kind === 'page' ? content : preview.article;
  return {
    ...facts,
    id,
    version: draft.version,
    locale: draft.locale,
    title,
    summary,
    state: describeState(preview, now),
    publishedAt: publishedAt && formatDateTime(publishedAt, locale),
    isChanged: isChanged || !publishedAt,
    url,
    path,
    replacedSlug: publishedSlug && publishedSlug !== content.slug ? publishedSlug : null,
    search: {
      title: `${searchTitle || title} — ${site.name}`,
      description: searchDescription || summary,
      url: canonicalUrl || url,
    },
    mistakes: dropRepeated(mistakes.map((mistake) => describeWithPlace(draft, mistake, words))),
    link: { url: link.url, until: formatDateTime(link.until, locale) },
    isLanguageFree: publishedSlug === null && draft.translationKey === null,
    elsewhere: changedElsewhere && compare(changedElsewhere, draft),
    undoSeconds: undoable && Math.ceil((undoable.until.getTime() - now.getTime()) / 1000),
  };
}

function readArticleFacts({ article, seed, publishedAt }: ArticlePreview, now: Date): ArticleFacts {
  return {
    kind: 'article',
    author: article.author.name,
    topics: article.topics.map(({ name }) => name),
    featured: article.featured,
    cover: {
      src: seed ? pathToDrawing(seed) : imageUrl(article.cover.id, 480, 'webp'),
      seed,
    },
    canonicalUrl: article.canonicalUrl ?? '',
    when: { city: cityOf(site.timeZone), proposed: proposeTime(publishedAt, now) },
  };
}

function describeState({ publishedSlug, publishedAt }: DraftPreview, now: Date): Panel['state'] {
  if (publishedSlug === null) return 'draft';
  if (!publishedAt) return 'unpublished';
  return isVisible(publishedAt, now) ? 'published' : 'scheduled';
}

/** The same picture may be missing twice on a line. */
function dropRepeated(mistakes: Panel['mistakes']): Panel['mistakes'] {
  return [...new Map(mistakes.map((one) => [one.href + one.text, one])).values()];
}

function describeWithPlace(draft: Draft, mistake: Mistake, words: PublishWords) {
  const text = describeMistake(mistake, words);
  if (!('line' in mistake)) return { href: pathToDraft(draft, { field: mistake.field }), text };
  const { line } = mistake;
  return { href: pathToDraft(draft, { line }), text: words.lineOf(line) + text };
}

function compare(theirs: Content, { content: yours }: Draft): Panel['elsewhere'] {
  const [left, right] = [theirs, yours].map(toLines);
  return {
    hash: hashContent(theirs),
    theirs: markLines(left ?? [], right ?? []),
    yours: markLines(right ?? [], left ?? []),
  };
}

/** Fields that say nothing are left out. */
function toLines({ body, ...fields }: Content): string[] {
  const lines = Object.keys(fields)
    .map((key) => key as keyof typeof fields)
    .filter((key) => String(fields[key]) !== String(emptyContent[key]))
    .map((key) => `${key}: ${[fields[key]].flat().join(', ')}`);
  return [...lines, '', ...body.split('\n')];
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
