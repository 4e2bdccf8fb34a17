import type { Metadata } from 'next';
import { PageFrame } from '@/components/site/page-frame';
import { Privacy } from '@/components/site/privacy';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../locale';
import { alternatesOf, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).privacyPage;
  return pageMetadata(locale, { title, description, alternates: alternatesOf('privacy') });
}

export default async function PrivacyPage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} current="privacy" alternates={alternatesOf('privacy')}>
      <Privacy locale={locale} />
    </PageFrame>
  );
}
