import type { Metadata } from 'next';
import { cache } from 'react';
import { ArchiveMonth } from '@/components/articles/archive';
import { JsonLd } from '@/components/site/json-ld';
import { listMonthArticles } from '@/lib/articles/archive-queries';
import { monthPattern } from '@/lib/articles/months';
import { formatMonth } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { archiveMonthGraph } from '@/lib/structured-data/list-graphs';
import { getLocale } from '../../locale';
import { notFoundMetadata, pageMetadata } from '../../metadata';
import { NotFoundPage, SiteFrame } from '../../site-frame';

type Props = { params: Promise<{ month: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, month, articles } = await load((await params).month);
  if (!articles) return notFoundMetadata(locale);
  const words = getDictionary(locale);
  const name = formatMonth(month, locale);
  return pageMetadata(locale, {
    title: words.archive.monthTitle(name),
    description: words.metaDescriptions.month(name),
    alternates: { [locale]: pathTo(locale, 'archiveMonth', { month }) },
  });
}

export default async function ArchiveMonthPage({ params }: Props) {
  const { locale, month, articles } = await load((await params).month);
  if (!articles) return <NotFoundPage locale={locale} />;
  return (
    <SiteFrame locale={locale}>
      <JsonLd graph={archiveMonthGraph(locale, month, articles)} />
      <ArchiveMonth locale={locale} month={month} articles={articles} />
    </SiteFrame>
  );
}

const load = cache(async (month: string) => {
  const locale = await getLocale();
  return {
    locale,
    month,
    articles: monthPattern.test(month) ? await listMonthArticles(locale, month) : null,
  };
});
