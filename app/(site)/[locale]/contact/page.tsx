import type { Metadata } from 'next';
import { LeadSection } from '@/components/leads/lead-section';
import { PageFrame } from '@/components/site/page-frame';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../locale';
import { alternatesOf, titleOf, untitledMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).contactPage;
  return untitledMetadata(locale, { title, description, alternates: alternatesOf('contact') });
}

export default async function ContactPage() {
  const locale = await readLocale();
  const { title } = getDictionary(locale).contactPage;
  return (
    <PageFrame locale={locale} current="contact" alternates={alternatesOf('contact')}>
      <LeadSection locale={locale} pageTitle={titleOf(title)} heading="h1" />
    </PageFrame>
  );
}
