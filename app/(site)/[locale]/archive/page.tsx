import type { Metadata } from 'next';
import { Archive } from '@/components/articles/archive';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { listMonths } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { archiveGraph } from '@/lib/structured-data/list-graphs';
import { readLocale } from '../locale';
import { alternatesOf, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).archive;
  return pageMetadata(locale, { title, description, alternates: alternatesOf('archive') });
}

export default async function ArchivePage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} current="archive" alternates={alternatesOf('archive')}>
      <JsonLd graph={archiveGraph(locale)} />
      <Archive locale={locale} months={await listMonths(locale)} />
    </PageFrame>
  );
}
