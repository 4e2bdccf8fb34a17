import type { Metadata } from 'next';
import { Privacy } from '@/components/site/privacy';
import { getDictionary } from '@/lib/i18n/dictionary';
import { isOnServer } from '@/lib/settings/env';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).privacyPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('privacy') });
}

export default async function PrivacyPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="privacy" alternates={localizedPaths('privacy')}>
      <Privacy locale={locale} isOnServer={isOnServer()} />
    </SiteFrame>
  );
}
