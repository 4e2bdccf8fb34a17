import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { projectTypes, site } from '@/lib/settings/site';
import { LeadForm } from './lead-form';

type LeadSectionProps = {
  locale: Locale;
  /** The form puts "Error: " before it if there are errors. */
  pageTitle: string;
  /** Omit it on the contact page. */
  articleSlug?: string;
  heading?: 'h1' | 'h2';
};

export function LeadSection({ locale, pageTitle, articleSlug, heading = 'h2' }: LeadSectionProps) {
  const { leadForm, leadErrors } = getDictionary(locale);
  const { summary, failure: _, tooMany: __, errorPrefix, submitting, ...words } = leadForm;
  const { projectTypeUnknown: ___, ...errors } = leadErrors;
  const Heading = heading;
  return (
    <section className="lead" id="form" aria-labelledby="lead-heading">
      <Heading id="lead-heading">{words.heading}</Heading>
      <p>{words.introduction}</p>
      <p>{words.invitation}</p>
      <LeadForm
        words={{ ...words, privacy: words.privacy(site.retention.leadYears) }}
        scriptWords={{ errors, summaries: [1, 2, 3].map(summary), errorPrefix, submitting }}
        privacyPath={pathTo(locale, 'privacy')}
        locale={locale}
        pageTitle={pageTitle}
        articleSlug={articleSlug}
        asksForPhone={site.asksForPhone}
        projectTypes={projectTypes.map((key) => ({
          key,
          label: site.projectTypes[key]?.[locale] ?? key,
        }))}
      />
    </section>
  );
}
