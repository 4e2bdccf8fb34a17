import type { Metadata } from 'next';
import { cache } from 'react';
import { LeadSection } from '@/components/leads/lead-section';
import { PageView } from '@/components/pages/page-view';
import { JsonLd } from '@/components/site/json-ld';
import { getOwner } from '@/lib/articles/author-queries';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { summarize } from '@/lib/markdown/summary';
import type { Page } from '@/lib/pages/page';
import { getCurrentPageSlug, getPage } from '@/lib/pages/queries';
import { pageGraph } from '@/lib/structured-data/page-graph';
import { getLocale } from '../../locale';
import {
  metadataWithoutTitle,
  notFoundMetadata,
  pageMetadata,
  redirectMetadata,
  withSiteName,
} from '../../metadata';
import { MovedPage, NotFoundPage, SiteFrame } from '../../site-frame';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page, movedTo } = await load((await params).slug);
  if (movedTo) return redirectMetadata(locale, movedTo);
  if (!page) return notFoundMetadata(locale);
  const { title } = page;
  const description = summarize(page, locale);
  const metadata = page.form ? metadataWithoutTitle : pageMetadata;
  return metadata(locale, { title, description, alternates: alternatesTo(page, locale) });
}

export default async function AuthorsPage({ params }: Props) {
  const { locale, page, movedTo } = await load((await params).slug);
  if (movedTo) return <MovedPage locale={locale} path={movedTo} />;
  if (!page) return <NotFoundPage locale={locale} />;
  return (
    <SiteFrame locale={locale} page={page.slug} alternates={alternatesTo(page, locale)}>
      <JsonLd graph={pageGraph(locale, page)} />
      <PageView locale={locale} page={page} />
      {page.form && (
        <LeadSection
          locale={locale}
          pageTitle={withSiteName(page.title)}
          pageSlug={page.slug}
          answeredBy={await getOwner(locale)}
        />
      )}
    </SiteFrame>
  );
}

const load = cache(async (slug: string) => {
  const locale = await getLocale();
  const page = await getPage(locale, slug);
  const renamed = page ? null : await getCurrentPageSlug(locale, slug);
  return { locale, page, movedTo: renamed && pathTo(locale, 'page', { slug: renamed }) };
});

function alternatesTo(page: Page, locale: Locale): Partial<Record<Locale, string>> {
  const texts = [{ locale, slug: page.slug }, ...page.translations];
  const paths = texts.flatMap((text) =>
    isLocale(text.locale) ? [[text.locale, pathTo(text.locale, 'page', { slug: text.slug })]] : [],
  );
  return Object.fromEntries(paths);
}
