import type { Metadata } from 'next';
import { Thanks } from '@/components/leads/thanks';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getSentAddress } from '@/lib/leads/correction';
import { getLeadArticle } from '@/lib/leads/queries';
import { parseReference } from '@/lib/leads/reference';
import { contactAddress } from '@/lib/mail/addresses';
import { getLocale } from '../../locale';
import { localizedPaths, withSiteName } from '../../metadata';
import { SiteFrame } from '../../site-frame';

type Props = { searchParams: Promise<{ ref?: unknown; token?: unknown }> };

export async function generateMetadata(): Promise<Metadata> {
  const { thanks } = getDictionary(await getLocale());
  return { title: withSiteName(thanks.title), robots: { index: false } };
}

export default async function ThanksPage({ searchParams }: Props) {
  const locale = await getLocale();
  const { ref, token } = await searchParams;
  const reference = parseReference(ref);
  return (
    <SiteFrame locale={locale} alternates={localizedPaths('thanks')}>
      <Thanks
        locale={locale}
        reference={reference}
        article={reference ? await getLeadArticle(reference) : null}
        sentAddress={await getSentAddress(token)}
        address={contactAddress()}
      />
    </SiteFrame>
  );
}
