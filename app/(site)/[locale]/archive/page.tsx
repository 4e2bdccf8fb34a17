import type { Metadata } from 'next';
import { Archive } from '@/components/articles/archive';
import { PageFrame } from '@/components/site/page-frame';
import { listMonths } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../locale';
import { alternatesOf, linksOf, titleOf } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).archive;
  return { title: titleOf(title), description, ...linksOf(locale, alternatesOf('archive')) };
}

export default async function ArchivePage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} current="archive" alternates={alternatesOf('archive')}>
      <Archive locale={locale} months={await listMonths(locale)} />
    </PageFrame>
  );
}
