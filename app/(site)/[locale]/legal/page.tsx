import type { Metadata } from 'next';
import { Legal } from '@/components/site/legal';
import { PageFrame } from '@/components/site/page-frame';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../locale';
import { alternatesOf, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).legalPage;
  return pageMetadata(locale, { title, description, alternates: alternatesOf('legal') });
}

export default async function LegalPage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} current="legal" alternates={alternatesOf('legal')}>
      <Legal locale={locale} />
    </PageFrame>
  );
}
