import type { Metadata } from 'next';
import { PageFrame } from '@/components/site/page-frame';
import { Privacy } from '@/components/site/privacy';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).privacyPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('privacy') });
}

export default async function PrivacyPage() {
  const locale = await getLocale();
  return (
    <PageFrame locale={locale} current="privacy" alternates={localizedPaths('privacy')}>
      <Privacy locale={locale} />
    </PageFrame>
  );
}
