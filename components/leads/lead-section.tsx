import { Portrait } from '@/components/ui/portrait';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import { LeadForm } from './lead-form';

type LeadSectionProps = {
  locale: Locale;
  /** The form puts "Error: " before it if there are errors. */
  pageTitle: string;
  /** Omit it on the contact page. */
  articleSlug?: string;
  pageSlug?: string;
  heading?: 'h1' | 'h2';
  answeredBy: { name: string; role: string; photo: string | null };
};

export function LeadSection({
  locale,
  pageTitle,
  articleSlug,
  pageSlug,
  heading = 'h2',
  answeredBy,
}: LeadSectionProps) {
  const { leadForm, leadErrors } = getDictionary(locale);
  const { heading: title, introduction, invitation, answer, nextSteps, steps, ...form } = leadForm;
  const {
    summary,
    failure: _,
    tooMany: __,
    errorPrefix,
    submitting,
    suggestion,
    correct,
    ...words
  } = form;
  const { projectTypeUnknown: ___, ...errors } = leadErrors;
  const Heading = heading;
  return (
    <section className="lead" id="form" aria-labelledby="lead-heading">
      <div className="lead-head">
        <Heading id="lead-heading">{title}</Heading>
        <p>{introduction}</p>
        <p>{invitation}</p>
      </div>
      <div className="lead-answer">
        <Portrait {...answeredBy} />
        <p>
          <strong>{answeredBy.name}</strong>
          {answeredBy.role}
        </p>
        <p>{answer(site.replyWithin[locale])}</p>
      </div>
      <LeadForm
        words={{ ...words, privacy: words.privacy(site.retention.leadYears) }}
        scriptWords={{
          errors,
          summaries: [1, 2, 3].map(summary),
          errorPrefix,
          submitting,
          suggestion,
          correct,
        }}
        privacyPath={pathTo(locale, 'privacy')}
        locale={locale}
        pageTitle={pageTitle}
        articleSlug={articleSlug}
        pageSlug={pageSlug}
        asksForPhone={site.asksForPhone}
        projectTypes={Object.entries(site.projectTypes).map(([key, label]) => ({
          key,
          label: label[locale],
          isHidden: site.hiddenProjectTypes.includes(key),
        }))}
      />
      <ol className="lead-steps" aria-label={nextSteps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
