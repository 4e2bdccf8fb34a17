import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { feedFormats, pathTo } from '@/lib/i18n/routes';
import { Section, TextPage } from './text-page';

type FeedsProps = {
  locale: Locale;
  /** What the addresses to copy begin with */
  origin: string;
  topics: readonly { slug: string; name: string }[];
};

export function Feeds({ locale, origin, topics }: FeedsProps) {
  const words = getDictionary(locale).feedsPage;
  return (
    <TextPage title={words.title} description={words.description}>
      <Section heading={words.how}>
        <p>{words.howText}</p>
      </Section>
      <Section heading={words.all}>
        <p>{words.allText}</p>
        <ul>
          {feedFormats.map(({ name, type, all }) => (
            <li key={name}>
              {words.labelled(name)}{' '}
              <a href={pathTo(locale, all)} type={type}>
                {origin + pathTo(locale, all)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
      {topics.length > 0 && (
        <Section heading={words.byTopic}>
          <p>{words.byTopicText}</p>
          <ul>
            {topics.map(({ slug, name }) => (
              <li key={slug}>
                {words.labelled(name)}{' '}
                {feedFormats.map(({ name: format, type, ofTopic }, index) => (
                  <span key={format}>
                    {index > 0 && ', '}
                    <a
                      href={pathTo(locale, ofTopic, { topic: slug })}
                      type={type}
                      aria-label={`${name}, ${format}`}
                    >
                      {format}
                    </a>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </TextPage>
  );
}
