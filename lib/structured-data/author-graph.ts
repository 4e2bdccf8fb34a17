import type { Graph } from 'schema-dts';
import type { ArticleCard, Author } from '@/lib/articles/article';
import { formatIsoDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { toPlainText } from '@/lib/markdown/plain-text';
import { cropUrl } from '@/lib/media/variants';
import { absoluteUrl, articleId, authorId, breadcrumbList, createGraph, websiteId } from './graph';

export function authorGraph(
  locale: Locale,
  author: Author,
  articles: readonly ArticleCard[],
): Graph {
  const { slug, name, role, photo, links } = author;
  const path = pathTo(locale, 'author', { author: slug });
  const description = toPlainText(author.biography).replaceAll('\n', ' ');
  const id = { '@id': authorId(slug) };
  return createGraph(
    {
      '@type': 'ProfilePage',
      '@id': `${absoluteUrl(path)}#page`,
      url: absoluteUrl(path),
      name,
      inLanguage: locale,
      isPartOf: { '@id': websiteId(locale) },
      mainEntity: {
        '@type': 'Person',
        ...id,
        name,
        url: absoluteUrl(path),
        ...(role && { jobTitle: role }),
        ...(photo && { image: absoluteUrl(cropUrl(photo, '1x1')) }),
        ...(description && { description }),
        ...(links.length > 0 && { sameAs: links.map(({ url }) => url) }),
      },
      hasPart: articles.map((article) => ({
        '@type': 'BlogPosting',
        '@id': articleId(locale, article.slug),
        headline: article.title,
        url: absoluteUrl(pathTo(locale, 'article', { slug: article.slug })),
        datePublished: formatIsoDateTime(article.publishedAt),
        author: { '@type': 'Person', ...id, name: article.author.name },
      })),
    },
    breadcrumbList(locale, { name, path }),
  );
}
