import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleList } from '@/components/articles/article-list';
import { AuthorHeader } from '@/components/articles/author-header';
import { JsonLd } from '@/components/site/json-ld';
import { getAuthor, listAuthorLocales } from '@/lib/articles/author-queries';
import { getArticlePage } from '@/lib/articles/list-queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { authorGraph } from '@/lib/structured-data/author-graph';
import { getLocale } from '../../locale';
import { notFoundMetadata, pageMetadata } from '../../metadata';
import { NotFoundPage, SiteFrame } from '../../site-frame';

type AuthorPageProps = { slug: string; page: number };

export async function AuthorPage({ slug, page }: AuthorPageProps) {
  const { locale, author, list, alternates } = await load(slug, page);
  if (!author || !list) return <NotFoundPage locale={locale} />;
  const routes = { first: 'author', further: 'authorPage', params: { author: slug } } as const;
  return (
    <SiteFrame locale={locale} alternates={alternates}>
      {page === 1 && <JsonLd graph={authorGraph(locale, author, list.articles)} />}
      <ArticleList locale={locale} list={list} routes={routes}>
        <AuthorHeader locale={locale} author={author} full={page === 1} />
      </ArticleList>
    </SiteFrame>
  );
}

export async function authorMetadata(slug: string, page: number): Promise<Metadata> {
  const { locale, author, list, alternates } = await load(slug, page);
  if (!author || !list) return notFoundMetadata(locale);
  const words = getDictionary(locale);
  if (page > 1) {
    return pageMetadata(locale, {
      title: `${author.name}, ${words.page(page).toLowerCase()}`,
      alternates: { [locale]: pathTo(locale, 'authorPage', { author: slug, page }) },
    });
  }
  return pageMetadata(locale, {
    title: author.name,
    description: words.authorPage.description(author.name),
    alternates,
  });
}

const load = cache(async (slug: string, page: number) => {
  const locale = await getLocale();
  const author = await getAuthor(locale, slug);
  const list = author && page > 0 ? await getArticlePage(locale, page, { author: slug }) : null;
  const paths = (await listAuthorLocales(slug)).map((other) => [
    other,
    pathTo(other, 'author', { author: slug }),
  ]);
  return { locale, author, list, alternates: Object.fromEntries(paths) };
});
