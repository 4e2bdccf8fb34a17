import type { Metadata } from 'next';
import { Archive } from '@/components/articles/archive';
import { JsonLd } from '@/components/site/json-ld';
import { listMonths } from '@/lib/articles/archive-queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { archiveGraph } from '@/lib/structured-data/list-graphs';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).archive;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('archive') });
}

export default async function ArchivePage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="archive" alternates={localizedPaths('archive')}>
      <JsonLd graph={archiveGraph(locale)} />
      <Archive locale={locale} months={await listMonths(locale)} />
    </SiteFrame>
  );
}
