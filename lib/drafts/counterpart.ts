import 'server-only';
import { whereKept } from '@/lib/articles/bin';
import { defaultLocale, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import { type Content, parseContent } from './content';
import type { Counterpart, Draft } from './draft';
import { pathToDraft, pathToPreview, pathToPublished } from './paths';
import { readPublished } from './published-content';

/** Null for a text without a pair, and where the other one is in the bin */
export async function readCounterpart(draft: Draft): Promise<Counterpart | null> {
  const self = await readSelf(draft);
  const other = self && (await findOther(draft, self.translationKey));
  const content = other && (await readText(draft, other));
  if (!content) return null;
  const locale = toLocale(other.locale);
  const isOriginal = locale === defaultLocale || !self.published;
  return {
    locale,
    isOriginal,
    state: other.state,
    content,
    paths: findPaths(draft, other),
    changed: isOriginal ? await findChange(self, other, content) : null,
  };
}

type Published = { id: number; slug: string; publishedAt: Date | null; updatedAt: Date };
type Written = { id: number; content: string; savedAt: Date };
type Self = {
  id: number;
  createdAt: Date;
  translationKey: string;
  published: Pick<Published, 'updatedAt'> | null;
};
type Other = {
  locale: string;
  published: Published | null;
  draft: Written | null;
  state: Counterpart['state'];
};

async function readSelf({ id }: Draft): Promise<Self | null> {
  const select = { translationKey: true, updatedAt: true } as const;
  const row = await db().draft.findUnique({
    where: { id },
    select: { createdAt: true, translationKey: true, article: { select }, page: { select } },
  });
  const published = row?.article ?? row?.page ?? null;
  const translationKey = published?.translationKey ?? row?.translationKey;
  return row && translationKey ? { id, createdAt: row.createdAt, translationKey, published } : null;
}

async function findOther({ kind, locale }: Draft, translationKey: string): Promise<Other | null> {
  const where = { translationKey, locale: { not: locale } };
  const written = { id: true, content: true, savedAt: true } as const;
  const select = {
    ...{ id: true, locale: true, slug: true, publishedAt: true, updatedAt: true },
    draft: { select: written },
  } as const;
  const published = await (kind === 'page'
    ? db().page.findFirst({ where, select })
    : db().article.findFirst({ where: { ...where, ...whereKept }, select }));
  if (published) {
    const { publishedAt, draft } = published;
    const state = !publishedAt ? 'draft' : isVisible(publishedAt) ? 'published' : 'scheduled';
    return { locale: published.locale, published, draft, state };
  }
  const draft = await db().draft.findFirst({
    where: { ...where, kind, articleId: null, pageId: null, deletedAt: null },
    select: { ...written, locale: true },
  });
  return draft && { locale: draft.locale, published: null, draft, state: 'draft' };
}

function readText({ kind }: Draft, { published, draft, state }: Other): Promise<Content | null> {
  if (draft && state === 'draft') return Promise.resolve(parseContent(draft.content));
  const id = published?.id ?? null;
  return readPublished(
    kind === 'page' ? { articleId: null, pageId: id } : { articleId: id, pageId: null },
  );
}

function findPaths({ kind }: Draft, { locale, published, draft, state }: Other) {
  const write = draft
    ? pathToDraft({ kind, id: draft.id })
    : pathToPublished({ kind, id: published?.id ?? 0 });
  if (state === 'published' && published) {
    return { write, see: pathTo(toLocale(locale), kind, { slug: published.slug }) };
  }
  return { write, see: draft ? pathToPreview(draft.id) : write };
}

async function findChange(
  self: Self,
  { published, draft, state }: Other,
  content: Content,
): Promise<Counterpart['changed']> {
  const isPublic = state !== 'draft';
  if (!isPublic && draft && draft.savedAt <= self.createdAt) return null;
  const before = draft && (await findFormerContent(self, draft.id, isPublic));
  if (before) {
    const then = { ...content, ...pickWords(before) };
    return isSameText(then, content) ? null : { before: then };
  }
  const { publishedAt, updatedAt } = published ?? {};
  const isCorrected = publishedAt && updatedAt && updatedAt > publishedAt;
  const since = self.published?.updatedAt ?? self.createdAt;
  return isCorrected && updatedAt > since ? { before: null } : null;
}

/** What the other text was when the draft was last published, else when it was begun; null if no version of it is kept */
async function findFormerContent(
  { id, createdAt, published }: Self,
  otherId: number,
  isPublic: boolean,
): Promise<Content | null> {
  const last = await db().revision.findFirst({
    where: { draftId: id, reason: 'published' },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  // The draft of a text that came from elsewhere was begun when somebody opened it.
  if (!last && published) return null;
  const former = await db().revision.findFirst({
    where: {
      draftId: otherId,
      ...(isPublic && { reason: 'published' }),
      ...(last ? { id: { lt: last.id } } : { createdAt: { lte: createdAt } }),
    },
    orderBy: { id: 'desc' },
    select: { content: true },
  });
  return former && parseContent(former.content);
}

function pickWords({ title, dek, body, coverAlt, coverCredit, ...rest }: Content) {
  const { searchTitle, searchDescription } = rest;
  return { title, dek, body, coverAlt, coverCredit, searchTitle, searchDescription };
}

function isSameText(one: Content, other: Content): boolean {
  const trim = (content: Content) =>
    JSON.stringify(Object.values(pickWords(content)).map((text) => text.trim()));
  return trim(one) === trim(other);
}
