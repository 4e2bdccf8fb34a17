import type { Metadata } from 'next';
import { cache } from 'react';
import { ReleasedMessage, ReleaseForm } from '@/components/leads/release';
import { SignedLinkError } from '@/components/site/signed-link-error';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getRelease } from '@/lib/leads/release';
import { getLocale } from '../locale';
import { signedErrorMetadata, withSiteName } from '../metadata';
import { SiteFrame } from '../site-frame';

type Props = { searchParams: Promise<{ token?: unknown }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { locale, release } = await load((await searchParams).token);
  if (release.state !== 'suspected' && release.state !== 'released') {
    return signedErrorMetadata(locale, release.state);
  }
  const { title, releasedTitle } = getDictionary(locale).releasePage;
  const heading = release.state === 'suspected' ? title : releasedTitle;
  return { title: withSiteName(heading), robots: { index: false } };
}

export default async function ReleasePage({ searchParams }: Props) {
  const { token } = await searchParams;
  const { locale, release } = await load(token);
  if (release.state === 'suspected') {
    return (
      <SiteFrame locale={locale}>
        <ReleaseForm locale={locale} lead={release.lead} token={String(token)} />
      </SiteFrame>
    );
  }
  if (release.state === 'released') {
    return (
      <SiteFrame locale={locale}>
        <ReleasedMessage locale={locale} reference={release.reference} />
      </SiteFrame>
    );
  }
  const { renew } = getDictionary(locale).releasePage;
  return (
    <SiteFrame locale={locale}>
      <SignedLinkError locale={locale} reason={release.state} advice={renew} />
    </SiteFrame>
  );
}

const load = cache(async (token: unknown) => ({
  locale: await getLocale(),
  release: await getRelease(token),
}));
