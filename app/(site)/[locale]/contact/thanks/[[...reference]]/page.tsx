import type { Metadata } from 'next';
import { Thanks } from '@/components/leads/thanks';
import { PageFrame } from '@/components/site/page-frame';
import { getDictionary } from '@/lib/i18n/dictionary';
import { authorAddress } from '@/lib/leads/mailboxes';
import { readLocale } from '../../../locale';
import { alternatesOf, titleOf } from '../../../metadata';

type Props = { params: Promise<{ reference?: string[] }> };

export function generateStaticParams() {
  return [{ reference: [] }];
}

export async function generateMetadata(): Promise<Metadata> {
  const { thanks } = getDictionary(await readLocale());
  return { title: titleOf(thanks.title), robots: { index: false } };
}

export default async function ThanksPage({ params }: Props) {
  const locale = await readLocale();
  const reference = (await params).reference?.[0];
  return (
    <PageFrame locale={locale} alternates={alternatesOf('thanks')}>
      <Thanks locale={locale} reference={reference} address={authorAddress()} />
    </PageFrame>
  );
}
