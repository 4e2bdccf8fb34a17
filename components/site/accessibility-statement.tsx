import { type Criterion, countCriteria } from '@/lib/accessibility/rgaa';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import { Section, TextPage, withEmailLink } from './text-page';

type AccessibilityStatementProps = { locale: Locale; criteria: Criterion[] };

export function AccessibilityStatement({ locale, criteria }: AccessibilityStatementProps) {
  const words = getDictionary(locale).accessibilityPage;
  const { conforming, failing, notApplicable } = countCriteria(criteria);
  const share = new Intl.NumberFormat(getDictionary(locale).dates.tag, { style: 'percent' });
  const failures = criteria.filter(({ state }) => state === 'NC');
  return (
    <TextPage title={words.title} description={words.description}>
      <Section heading={words.conformity}>
        <p>{words.conformityText(share.format(conforming / (conforming + failing)))}</p>
        <p>{words.counts(conforming, failing, notApplicable)}</p>
        <p>
          <a href={pathTo(locale, 'accessibilityAudit')}>{words.audit}</a>
        </p>
      </Section>
      <Section heading={words.failures}>
        {failures.length === 0 && <p>{words.noFailures}</p>}
        {failures.length > 0 && (
          <ul lang="fr">
            {failures.map(({ number, reason }) => (
              <li key={number}>
                {number}&nbsp;: {reason}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section heading={words.method}>
        <p>{words.methodText}</p>
        <p>{words.technologies}</p>
      </Section>
      <Section heading={words.contact}>
        <p>{withEmailLink(words.contactText, site.privacy.contact)}</p>
      </Section>
      <Section heading={words.remedy}>
        <p>{words.remedyText}</p>
        <ul>
          <li>
            <a href="https://formulaire.defenseurdesdroits.fr">{words.ombudsman}</a>
          </li>
        </ul>
      </Section>
    </TextPage>
  );
}
