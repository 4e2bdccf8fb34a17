import type { Metadata } from 'next';
import { LeadSection } from '@/components/leads/lead-section';
import { getOwner } from '@/lib/articles/author-queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import { contactAddress } from '@/lib/mail/addresses';
import { site } from '@/lib/settings/site';
import { getLocale } from '../locale';
import { localizedPaths, metadataWithoutTitle, withSiteName } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).contactPage;
  return metadataWithoutTitle(locale, {
    title,
    description: description(site.name),
    alternates: localizedPaths('contact'),
  });
}

export default async function ContactPage() {
  const locale = await getLocale();
  const { title } = getDictionary(locale).contactPage;
  return (
    <SiteFrame locale={locale} current="contact" alternates={localizedPaths('contact')}>
      <LeadSection
        locale={locale}
        pageTitle={withSiteName(title)}
        heading="h1"
        answeredBy={await getOwner(locale)}
      />
      <p className="print-only">{contactAddress()}</p>
    </SiteFrame>
  );
}
