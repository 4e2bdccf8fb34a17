import type { Metadata } from 'next';
import { Legal } from '@/components/site/legal';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).legalPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('legal') });
}

export default async function LegalPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="legal" alternates={localizedPaths('legal')}>
      <Legal locale={locale} />
    </SiteFrame>
  );
}
