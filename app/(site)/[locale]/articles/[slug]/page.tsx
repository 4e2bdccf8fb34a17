import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleView } from '@/components/articles/article-view';
import { LeadSection } from '@/components/leads/lead-section';
import { JsonLd } from '@/components/site/json-ld';
import type { Article } from '@/lib/articles/article';
import { getAuthor, getOwner } from '@/lib/articles/author-queries';
import { findInBin } from '@/lib/articles/bin';
import { getAdjacentArticles, getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { listRelated } from '@/lib/articles/related-queries';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { articleGraph } from '@/lib/structured-data/article-graph';
import { getLocale } from '../../locale';
import {
  articleMetadata,
  goneMetadata,
  notFoundMetadata,
  redirectMetadata,
  withSiteName,
} from '../../metadata';
import { GonePage, MovedPage, NotFoundPage, SiteFrame } from '../../site-frame';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, article, movedTo, isGone } = await load((await params).slug);
  if (movedTo) return redirectMetadata(locale, movedTo);
  if (isGone) return goneMetadata(locale);
  if (!article) return notFoundMetadata(locale);
  return articleMetadata(locale, article, alternatesTo(article, locale));
}

export default async function ArticlePage({ params }: Props) {
  const { locale, article, movedTo, isGone } = await load((await params).slug);
  if (movedTo) return <MovedPage locale={locale} path={movedTo} />;
  if (isGone) return <GonePage locale={locale} />;
  if (!article) return <NotFoundPage locale={locale} />;
  const { slug, title } = article;
  const author = await getAuthor(locale, article.author.slug);
  const related = await listRelated(locale, slug);
  return (
    <SiteFrame locale={locale} alternates={alternatesTo(article, locale)}>
      <JsonLd graph={articleGraph(locale, article, author)} />
      <ArticleView
        locale={locale}
        article={article}
        author={author}
        url={env().SITE_URL + pathTo(locale, 'article', { slug })}
        adjacentArticles={await getAdjacentArticles(locale, article, related)}
        related={related}
      >
        <LeadSection
          locale={locale}
          pageTitle={withSiteName(article.searchTitle ?? title)}
          articleSlug={slug}
          answeredBy={author ?? (await getOwner(locale))}
        />
      </ArticleView>
    </SiteFrame>
  );
}

const load = cache(async (slug: string) => {
  const locale = await getLocale();
  const article = await getArticle(locale, slug);
  const renamed = article ? null : await getCurrentSlug(locale, slug);
  const movedTo = renamed && pathTo(locale, 'article', { slug: renamed });
  const isGone = !article && !renamed && (await findInBin(locale, slug)) !== null;
  return { locale, article, movedTo, isGone };
});

function alternatesTo(article: Article, locale: Locale): Partial<Record<Locale, string>> {
  const texts = [{ locale, slug: article.slug }, ...article.translations];
  const paths = texts.flatMap((text) =>
    isLocale(text.locale)
      ? [[text.locale, pathTo(text.locale, 'article', { slug: text.slug })]]
      : [],
  );
  return Object.fromEntries(paths);
}
