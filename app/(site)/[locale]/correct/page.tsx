import type { Metadata } from 'next';
import { cache } from 'react';
import { CorrectedMessage, CorrectionForm } from '@/components/leads/correction';
import { PageFrame } from '@/components/site/page-frame';
import { SignedLinkError } from '@/components/site/signed-link-error';
import { openText } from '@/lib/http/sealed-text';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getCorrection, parseCorrectionError } from '@/lib/leads/correction';
import { contactAddress } from '@/lib/mail/addresses';
import { getLocale } from '../locale';
import { signedErrorMetadata, withSiteName } from '../metadata';

type Query = { token?: unknown; error?: unknown; typed?: unknown };
type Props = { searchParams: Promise<Query> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { token, error } = await searchParams;
  const { locale, correction } = await load(token);
  if (correction.state !== 'open' && correction.state !== 'corrected') {
    return signedErrorMetadata(locale, correction.state);
  }
  const { correctPage, leadForm } = getDictionary(locale);
  const failed = correction.state === 'open' && parseCorrectionError(error);
  const prefix = failed ? leadForm.errorPrefix : '';
  const title = correction.state === 'open' ? correctPage.title : correctPage.correctedTitle;
  return { title: withSiteName(prefix + title), robots: { index: false } };
}

export default async function CorrectPage({ searchParams }: Props) {
  const { token, error, typed } = await searchParams;
  const { locale, correction } = await load(token);
  if (correction.state === 'open') {
    return (
      <PageFrame locale={locale}>
        <CorrectionForm
          locale={locale}
          token={String(token)}
          email={correction.email}
          meantDomain={correction.meantDomain}
          error={parseCorrectionError(error)}
          typed={openText(typed)}
        />
      </PageFrame>
    );
  }
  if (correction.state === 'corrected') {
    return (
      <PageFrame locale={locale}>
        <CorrectedMessage locale={locale} {...correction} />
      </PageFrame>
    );
  }
  const { renew } = getDictionary(locale).correctPage;
  return (
    <SignedLinkError locale={locale} reason={correction.state} advice={renew(contactAddress())} />
  );
}

const load = cache(async (token: unknown) => ({
  locale: await getLocale(),
  correction: await getCorrection(token),
}));
