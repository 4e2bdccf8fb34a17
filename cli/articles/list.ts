import {
  type ArticleRecord,
  type ArticleStatus,
  getArticleStatus,
  listArticleRecords,
} from '@/lib/articles/records';
import { describeShift, listShiftedArticles } from '@/lib/articles/shifted-articles';
import { type DraftRecord, listDraftRecords } from '@/lib/drafts/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { createWriter, getTerminalWidth, type Io, writeErr, writeOut } from '../io';
import { type Column, renderTable } from '../table';
import { articleUrl, formatArticleName } from './article-names';
import { formatDraftName } from './draft-names';
import { listPages } from './pages';

export type ListOptions = {
  locale?: Locale;
  drafts?: boolean;
  scheduled?: boolean;
  published?: boolean;
  bin?: boolean;
  pages?: boolean;
  limit?: number;
  json?: boolean;
};

type Row = {
  /** Null for a draft that is no article yet */
  id: number | null;
  locale: string;
  slug: string;
  title: string;
  featured: boolean;
  publishedAt: Date | null;
  updatedAt: Date;
  deletedAt: Date | null;
  author: string;
  topics: string[];
  formerSlugs: string[];
  status: ArticleStatus;
  address: string | null;
  /** What is written in the studio and not published, e.g. drafts/12 */
  draft: string | null;
  changedAt: Date | null;
};

const rowsInTable = 200;

const columns: Column<Row>[] = [
  { title: 'STATUS', minWidth: 9, read: ({ status }) => status },
  {
    title: 'DATE',
    minWidth: 16,
    read: ({ publishedAt, deletedAt }) => {
      const date = deletedAt ?? publishedAt;
      return date ? formatTimestamp(date) : '-';
    },
  },
  {
    title: 'ARTICLE',
    minWidth: 16,
    read: (row) => (row.id === null ? (row.draft ?? '') : formatArticleName(row)),
  },
  { title: 'TITLE', minWidth: 12, read: ({ title }) => title },
  { title: 'AUTHOR', minWidth: 6, read: ({ author }) => author },
  { title: 'TOPICS', minWidth: 6, read: ({ topics }) => topics.join(', ') },
];
const changed: Column<Row> = {
  title: 'CHANGED SINCE',
  minWidth: 16,
  read: ({ changedAt }) => (changedAt ? formatTimestamp(changedAt) : '-'),
};

export async function list(options: ListOptions, io: Io): Promise<void> {
  if (options.pages) return listPages(options, io);
  const limit = options.limit ?? (options.json ? undefined : rowsInTable);
  const found = await readRows({ ...options, limit: limit && limit + 1 });
  const rows = found.slice(0, limit);
  if (options.json) {
    await createWriter(io.stdout)(`${JSON.stringify(rows, null, 2)}\n`);
  } else if (rows.length === 0) {
    writeErr(io, 'No articles.');
  } else {
    const hasDrafts = rows.some(({ draft }) => draft !== null);
    const shown = hasDrafts ? [...columns, changed] : columns;
    writeOut(io, renderTable(rows, shown, ['TOPICS', 'AUTHOR'], getTerminalWidth(io)));
    if (found.length > rows.length)
      writeErr(io, `Only the first ${limit} are shown. Use --limit or --json to show more.`);
  }
  for (const article of await listShiftedArticles()) writeErr(io, describeShift(article));
}

async function readRows({
  locale,
  limit,
  ...options
}: Omit<ListOptions, 'limit'> & { limit: number | undefined }): Promise<Row[]> {
  const status = statusFromOptions(options);
  const articles = await listArticleRecords(status, locale, limit);
  const drafts = await listDraftRecords({ locale, isInBin: status === 'deleted' });
  const ofArticles = new Map(drafts.map((draft) => [draft.article?.id, draft]));
  const isListed = status === undefined || status === 'draft' || status === 'deleted';
  return [
    ...(isListed ? drafts.filter(({ article }) => article === null).map(fromDraft) : []),
    ...articles.map((article) => fromArticle(article, ofArticles.get(article.id))),
  ];
}

function fromArticle(article: ArticleRecord, draft: DraftRecord | undefined): Row {
  return {
    ...article,
    status: getArticleStatus(article),
    address: articleUrl(article),
    author: article.author.slug,
    topics: article.topics.map(({ name }) => name),
    formerSlugs: article.formerSlugs.map(({ slug }) => slug),
    draft: draft ? formatDraftName(draft) : null,
    changedAt: draft?.savedAt ?? null,
  };
}

function fromDraft(draft: DraftRecord): Row {
  const { locale, content, savedAt, deletedAt } = draft;
  const { slug, title, featured, author, topics } = content;
  return {
    id: null,
    ...{ locale, slug, title, featured },
    publishedAt: null,
    updatedAt: savedAt,
    deletedAt,
    ...{ author, topics },
    formerSlugs: [],
    status: deletedAt ? 'deleted' : 'draft',
    address: null,
    draft: formatDraftName(draft),
    changedAt: savedAt,
  };
}

function statusFromOptions({
  drafts,
  scheduled,
  published,
  bin,
}: ListOptions): ArticleStatus | undefined {
  if (drafts) return 'draft';
  if (scheduled) return 'scheduled';
  if (bin) return 'deleted';
  return published ? 'published' : undefined;
}
