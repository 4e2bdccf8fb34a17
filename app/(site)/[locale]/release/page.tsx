import type { Metadata } from 'next';
import { cache } from 'react';
import { ReleasedMessage, ReleaseForm } from '@/components/leads/release';
import { PageFrame } from '@/components/site/page-frame';
import { SignedLinkError } from '@/components/site/signed-link-error';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getRelease } from '@/lib/leads/release';
import { getLocale } from '../locale';
import { signedErrorMetadata, withSiteName } from '../metadata';

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
      <PageFrame locale={locale}>
        <ReleaseForm locale={locale} lead={release.lead} token={String(token)} />
      </PageFrame>
    );
  }
  if (release.state === 'released') {
    return (
      <PageFrame locale={locale}>
        <ReleasedMessage locale={locale} reference={release.reference} />
      </PageFrame>
    );
  }
  const { renew } = getDictionary(locale).releasePage;
  return <SignedLinkError locale={locale} reason={release.state} advice={renew} />;
}

const load = cache(async (token: unknown) => ({
  locale: await getLocale(),
  release: await getRelease(token),
}));
