import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';
import { Section, TextPage, withEmailLink } from './text-page';

export function Privacy({ locale, isOnServer }: { locale: Locale; isOnServer: boolean }) {
  const words = getDictionary(locale).privacyPage;
  const { leadYears, suspectedDays, mailDays } = site.retention;
  const { controller, contact, cndpDeclaration } = site.privacy;
  return (
    <TextPage title={words.title} description={words.description}>
      <Section heading={words.controller}>
        <p>{controller[locale]}</p>
        <p>{withEmailLink(words.contact, contact)}</p>
      </Section>
      <Section heading={words.collected}>
        <p>{words.form}</p>
        <p>{words.origin}</p>
        <p>{words.followUp}</p>
        <p>{words.abuse}</p>
        <p>{words.filter}</p>
        <p>{words.readers}</p>
        <p>{words.serverLog}</p>
      </Section>
      <Section heading={words.retention}>
        <ul>
          <li>{words.leadRetention(leadYears)}</li>
          <li>{words.suspectedRetention(suspectedDays)}</li>
          <li>{words.mailRetention(mailDays)}</li>
          <li>{words.correctionRetention(leadYears)}</li>
          <li>{words.backupRetention}</li>
          {isOnServer && <li>{words.serverRetention}</li>}
        </ul>
      </Section>
      <Section heading={words.recipients}>
        <p>{words.recipientsText}</p>
      </Section>
      <Section heading={words.rights}>
        <p>{withEmailLink(words.rightsText, contact)}</p>
      </Section>
      <Section heading={words.complaint}>
        <p>{words.complaintText}</p>
        <ul>
          <li>
            <a href="https://www.cnil.fr/fr/plaintes">{words.cnil}</a>
          </li>
          <li>
            <a href="https://www.cndp.ma">{words.cndp}</a>
          </li>
        </ul>
        {cndpDeclaration && <p>{words.declaration(cndpDeclaration)}</p>}
      </Section>
    </TextPage>
  );
}
