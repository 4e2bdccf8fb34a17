import 'server-only';
import type { Change } from '@/lib/articles/article-plan';
import type { TopicNames } from '@/lib/articles/topic-names';
import type { Content } from '@/lib/drafts/content';
import type { Kind } from '@/lib/drafts/draft';
import { planKeeping } from '@/lib/drafts/keep-published';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { trimBody } from '@/lib/markdown/front-matter';
import type { Origin, OriginColumns } from '@/lib/markdown/origin';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Prisma } from '@/prisma/client/client';
import { findText, isTaken } from './find-text';
import type { LeftReason } from './left-texts';
import { decide, formatSource, isSame, parseSource, toWords } from './reconcile';

type Input = {
  locale: Locale;
  slug: string;
  body: string;
  formerSlugs?: string[];
  origin?: OriginColumns;
};
type Stored = {
  id: number;
  slug: string;
  body: string;
  publishedAt: Date | null;
  deletedAt?: Date | null;
  formerSlugs: { slug: string }[];
};
type SaveOptions<S> = { target: S | null; before: Prisma.PrismaPromise<unknown>[] };

/** What differs between articles and pages */
export type Noun<I, S> = {
  kind: Kind;
  getStored(id: number): Promise<S | null>;
  plan(input: I, target: S | null): Promise<Change>;
  save(input: I, options: SaveOptions<S>): Promise<Change>;
  /** What is written, to compare */
  readInput(input: I): Content;
  readStored(stored: S): Content;
  /** @param keeps whether it stays published, or not, as it is here */
  withState(input: I, stored: S, keeps: boolean): I;
};

export type Incoming<I> = {
  input: I;
  origin: Origin;
  /** Whether and when it is published in its source */
  state: string;
};

type TextOptions = { dryRun: boolean; overwrite: boolean; former: TopicNames };

/** What became of a text */
type Outcome = {
  change: Change;
  /** Why one that differs was not replaced */
  left: LeftReason | null;
};
export type TextResult = Outcome & {
  /** As the caller named it */
  file: string;
  title: string;
  locale: Locale;
  slug: string;
};

const maxAttempts = 3;

export async function importText<I extends Input, S extends Stored>(
  noun: Noun<I, S>,
  incoming: Incoming<I>,
  options: TextOptions,
  attempt = 1,
): Promise<Outcome & { input: I }> {
  try {
    return await reconcile(noun, incoming, options);
  } catch (error) {
    // It was written at the same time in the studio.
    const isOvertaken = isRecordNotFound(error) || isUniqueViolation(error);
    if (!isOvertaken || attempt === maxAttempts) throw error;
    return importText(noun, incoming, options, attempt + 1);
  }
}

async function reconcile<I extends Input, S extends Stored>(
  noun: Noun<I, S>,
  incoming: Incoming<I>,
  { dryRun, overwrite, former }: TextOptions,
): Promise<Outcome & { input: I }> {
  const { input, origin, state } = incoming;
  const { kind } = noun;
  const isOwn = origin.kind === 'markdown';
  const source = { ...toWords(noun.readInput(input)), state };
  const noted = { originKind: origin.kind, originKey: origin.key };
  const columns = { ...noted, originHash: formatSource(source) };
  const finish = async (next: I, target: S | null, before: SaveOptions<S>['before'] = []) => {
    const change = await (dryRun ? noun.plan(next, target) : noun.save(next, { target, before }));
    return { input: next, change, left: null };
  };

  const sought = { kind, locale: input.locale, slug: input.slug, origin };
  const found = await findText({ ...sought, formerSlugs: input.formerSlugs ?? [] });
  const stored = found && (await noun.getStored(found.row.id));
  const current = stored && toWords(noun.readStored(stored));
  const isNew = !current || (found.isRenamed && !isSame(current, source));
  if (isNew) return finish({ ...input, origin: columns }, null);

  const { row, isSameOrigin } = found;
  const previous = isSameOrigin ? parseSource(row.originHash ?? '', input.locale, former) : null;
  const isOther = !isSameOrigin && row.originKind !== null;
  // Published or not, as it is here, where nothing of that changed in the source since the last import
  const isKept = previous ? previous.state === state : !isOwn;
  const asStored = { ...noun.withState(input, stored, true), slug: stored.slug };
  if (stored.deletedAt) return { input: asStored, change: 'unchanged', left: 'left-in-bin' };
  const decision = decide({ previous, isOther, current, source, isOwn, overwrite });
  if (decision.act === 'leave')
    return { input: asStored, change: 'unchanged', left: decision.reason };
  const next = {
    ...noun.withState(input, stored, isKept),
    // A file has no white space around its text.
    body: trimBody(stored.body) === trimBody(input.body) ? stored.body : input.body,
    ...(found.keepsSlug && (await keepSlug(kind, input, stored))),
    ...(decision.records && { origin: columns }),
  };
  const keeping = decision.keeps && !dryRun ? planKeeping({ kind, id: stored.id }) : [];
  return finish(next, stored, await keeping);
}

/** The address in the source leads there, unless another text has it now. */
async function keepSlug(kind: Kind, { locale, slug, formerSlugs = [] }: Input, stored: Stored) {
  const isKnown = [stored, ...stored.formerSlugs].some((one) => one.slug === slug);
  const isFree = !isKnown && !(await isTaken({ kind, locale, slug }, stored.id));
  return { slug: stored.slug, formerSlugs: [...formerSlugs, ...(isFree ? [slug] : [])] };
}

/** In one language before their translations */
export function sortOriginalsFirst<Text extends { locale: Locale }>(texts: Text[]): Text[] {
  const rank = ({ locale }: Text) => Number(locale !== defaultLocale);
  return texts.toSorted((one, other) => rank(one) - rank(other));
}
