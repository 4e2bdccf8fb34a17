import type { Metadata } from 'next';
import { ArchiveMonth } from '@/components/articles/archive';
import { NotFound } from '@/components/site/not-found';
import { PageFrame } from '@/components/site/page-frame';
import { monthPattern } from '@/lib/articles/months';
import { listMonthArticles } from '@/lib/articles/queries';
import { formatMonth } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { pathTo } from '@/lib/i18n/routes';
import { readLocale } from '../../locale';
import { linksOf, notFoundMetadata, titleOf } from '../../metadata';

type Props = { params: Promise<{ month: string }> };

export function generateStaticParams() {
  return [{ month: 'none' }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, month, articles } = await load(params);
  if (!articles) return notFoundMetadata(locale);
  return {
    title: titleOf(getDictionary(locale).archive.of(formatMonth(month, locale))),
    ...linksOf(locale, { [locale]: pathTo(locale, 'archiveMonth', { month }) }),
  };
}

export default async function ArchiveMonthPage({ params }: Props) {
  const { locale, month, articles } = await load(params);
  if (!articles) return <NotFound locale={locale} />;
  return (
    <PageFrame locale={locale}>
      <ArchiveMonth locale={locale} month={month} articles={articles} />
    </PageFrame>
  );
}

async function load(params: Props['params']) {
  const locale = await readLocale();
  const { month } = await params;
  return {
    locale,
    month,
    articles: monthPattern.test(month) ? await listMonthArticles(locale, month) : null,
  };
}
