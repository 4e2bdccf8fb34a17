import type { Metadata } from 'next';
import { Feeds } from '@/components/site/feeds';
import { listTopics } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { env } from '@/lib/settings/env';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).feedsPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('feeds') });
}

export default async function FeedsPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="feeds" alternates={localizedPaths('feeds')}>
      <Feeds locale={locale} origin={env().SITE_URL} topics={await listTopics(locale)} />
    </SiteFrame>
  );
}
