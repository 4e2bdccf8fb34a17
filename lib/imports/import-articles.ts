import 'server-only';
import { readFile } from 'node:fs/promises';
import { type ArticleInput, type Change, planArticle } from '@/lib/articles/article-plan';
import { saveArticle, saveAuthor } from '@/lib/articles/commands';
import type { ParsedFiles } from '@/lib/articles/files/article-folder';
import { toArticleInput } from '@/lib/articles/files/article-input';
import { getStoredArticle, type StoredArticle } from '@/lib/articles/stored-article';
import { readFormerTopics, readTopicNames, renameTopics } from '@/lib/articles/topic-names';
import { type Content, emptyContent } from '@/lib/drafts/content';
import { getOrigin } from '@/lib/markdown/origin';
import { createPictureStore } from '@/lib/markdown/text-pictures';
import {
  type Incoming,
  importText,
  type Noun,
  sortOriginalsFirst,
  type TextResult,
} from './import-text';

export type ImportResult = TextResult & { publishedAt: Date | null };

type ImportOptions = {
  dryRun?: boolean;
  overwrite?: boolean;
  onAuthor?: (slug: string, change: Change) => void;
  onProgress?: (done: number, all: number) => void;
};

const noun: Noun<ArticleInput, StoredArticle> = {
  kind: 'article',
  getStored: getStoredArticle,
  plan: async (input, target) => (await planArticle(input, target, true)).change,
  save: async (input, options) => (await saveArticle(input, options)).change,
  readInput: toContent,
  readStored: ({ author, topics, ...stored }) =>
    toContent({ ...stored, author: author.slug, topics: topics.map(({ name }) => name) }),
  withState: (input, { publishedAt }, keeps) => {
    const date = keeps ? publishedAt : (input.publishedAt ?? publishedAt);
    return { ...input, publishedAt: date ?? undefined };
  },
};

/** Creates or updates articles and authors. Images come first: they take seconds, and Ctrl-C must not leave half the articles. */
export async function importArticles(
  { articles, authors }: Pick<ParsedFiles, 'articles' | 'authors'>,
  { dryRun = false, overwrite = false, onProgress, onAuthor }: ImportOptions = {},
): Promise<ImportResult[]> {
  const storeOnce = createPictureStore(dryRun);
  const incoming: (Incoming<ArticleInput> & { file: string })[] = [];
  const imported: ImportResult[] = [];
  /** With pictures the first half takes longer, without any the second. */
  const reportProgress = () =>
    onProgress?.(Math.floor((incoming.length + imported.length) / 2), articles.length);
  const [former, present] = [await readFormerTopics(), await readTopicNames()];
  for (const article of sortOriginalsFirst(articles)) {
    const input = await toArticleInput(article, storeOnce);
    const origin = getOrigin(article);
    // Only the author’s own files change how a topic is written.
    const names = origin.kind === 'markdown' ? former : present;
    const topics = renameTopics(article.locale, input.topics, names);
    const authorName = authors.find(({ slug }) => slug === input.author)?.profile.name;
    incoming.push({
      file: article.file,
      input: { ...input, topics, ...(authorName && { authorName }) },
      origin,
      state: input.publishedAt?.toISOString() ?? '',
    });
    reportProgress();
  }
  for (const { slug, profile, photo: file } of authors) {
    const photo = file && (await storeOnce(file.path, () => readFile(file.path)));
    const change = await saveAuthor(slug, { ...profile, photo }, dryRun);
    onAuthor?.(slug, change);
  }
  for (const { file, ...one } of incoming) {
    const { input, ...result } = await importText(noun, one, { dryRun, overwrite, former });
    const { title, locale, slug, publishedAt = null } = input;
    imported.push({ file, title, locale, slug, publishedAt, ...result });
    reportProgress();
  }
  return imported;
}

type Given = 'title' | 'dek' | 'body' | 'author' | 'topics' | 'featured' | 'coverAlt';
type Optional = 'coverCredit' | 'searchTitle' | 'searchDescription' | 'canonicalUrl';
type Written = Pick<ArticleInput, Given> & { cover: { id: string } } & {
  [Key in Optional]?: string | null | undefined;
};

/** With a drawn cover by its id: to compare */
function toContent(written: Written): Content {
  const { title, dek, body, author, topics, featured, coverAlt } = written;
  return {
    ...emptyContent,
    ...{ title, dek, body, author, topics, featured, coverAlt },
    cover: written.cover.id,
    coverCredit: written.coverCredit ?? '',
    searchTitle: written.searchTitle ?? '',
    searchDescription: written.searchDescription ?? '',
    canonicalUrl: written.canonicalUrl ?? '',
  };
}
