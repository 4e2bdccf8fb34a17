import { Document, isScalar, Scalar, visit } from 'yaml';
import { formatExactDateTime } from '@/lib/i18n/local-time';
import type { ArticleFile } from './front-matter';

export function formatArticleFile(article: ArticleFile): string {
  const { publishedAt, updatedAt, featured, topics, formerSlugs } = article;
  const keys = {
    title: article.title,
    dek: article.dek,
    author: article.author,
    publishedAt: publishedAt && formatExactDateTime(publishedAt),
    updatedAt: updatedAt && formatExactDateTime(updatedAt),
    featured: featured || undefined,
    topics: topics.length > 0 ? topics : undefined,
    cover: article.cover,
    coverAlt: article.coverAlt,
    coverCredit: article.coverCredit,
    translationOf: article.translationOf,
    formerSlugs: formerSlugs.length > 0 ? formerSlugs : undefined,
    key: article.key,
  };
  const document = new Document(keys, { schema: 'core', keepUndefined: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = true;
    },
    // Always quoted, so that authors need not know when YAML requires it.
    Pair: (_, { key, value }) => {
      const isQuoted = isScalar(key) && quotedKeys.includes(String(key.value));
      if (isQuoted && isScalar(value)) value.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const front = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${front}---\n\n${article.body}\n`;
}

const quotedKeys = ['title', 'dek', 'coverAlt', 'coverCredit'];
