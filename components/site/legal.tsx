import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';
import { MultilineText, Section, TextPage, withEmailLink } from './text-page';

export function Legal({ locale }: { locale: Locale }) {
  const words = getDictionary(locale).legalPage;
  const { publisher, director, host } = site.legal;
  return (
    <TextPage title={words.title} description={words.description}>
      <Section heading={words.publisher}>
        <MultilineText text={publisher[locale]} />
        <p>{withEmailLink(words.contact, site.privacy.contact)}</p>
      </Section>
      <Section heading={words.director}>
        <p>{director}</p>
      </Section>
      <Section heading={words.host}>
        <MultilineText text={host[locale]} />
      </Section>
      <Section heading={words.rights}>
        <p>{words.rightsText}</p>
      </Section>
      <Section heading={words.cookies}>
        <p>{words.cookiesText}</p>
      </Section>
    </TextPage>
  );
}
