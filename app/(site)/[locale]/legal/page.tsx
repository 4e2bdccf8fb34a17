import type { Metadata } from 'next';
import { Legal } from '@/components/site/legal';
import { PageFrame } from '@/components/site/page-frame';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).legalPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('legal') });
}

export default async function LegalPage() {
  const locale = await getLocale();
  return (
    <PageFrame locale={locale} current="legal" alternates={localizedPaths('legal')}>
      <Legal locale={locale} />
    </PageFrame>
  );
}
