import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { ArticleView } from '@/components/articles/article-view';
import { LeadSection } from '@/components/leads/lead-section';
import { NotFound } from '@/components/site/not-found';
import { PageFrame } from '@/components/site/page-frame';
import { type Article, getArticle, getRenamedSlug, listRelated } from '@/lib/articles/queries';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { readLocale } from '../../locale';
import { linksOf, notFoundMetadata, titleOf } from '../../metadata';

type Props = { params: Promise<{ slug: string }> };

export function generateStaticParams() {
  return [{ slug: 'none' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await readLocale();
  const article = await getArticle(locale, (await params).slug);
  if (!article) return notFoundMetadata(locale);
  // No title: the lead form has it, which says there when something must be mended.
  return { description: article.dek, ...linksOf(locale, alternatesTo(article, locale)) };
}

export default async function ArticlePage({ params }: Props) {
  const locale = await readLocale();
  const { slug } = await params;
  const article = await getArticle(locale, slug);
  if (!article) {
    const renamed = await getRenamedSlug(locale, slug);
    if (renamed) permanentRedirect(pathTo(locale, 'article', { slug: renamed }));
    return <NotFound locale={locale} />;
  }
  const related = await listRelated(locale, slug);
  return (
    <PageFrame locale={locale} alternates={alternatesTo(article, locale)}>
      <ArticleView locale={locale} article={article} related={related}>
        <LeadSection locale={locale} pageTitle={titleOf(article.title)} articleSlug={slug} />
      </ArticleView>
    </PageFrame>
  );
}

function alternatesTo(article: Article, locale: Locale): Partial<Record<Locale, string>> {
  const texts = [{ locale, slug: article.slug }, ...article.translations];
  const paths = texts.flatMap((text) =>
    isLocale(text.locale)
      ? [[text.locale, pathTo(text.locale, 'article', { slug: text.slug })]]
      : [],
  );
  return Object.fromEntries(paths);
}
