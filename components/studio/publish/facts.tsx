import { pathToDraft } from '@/lib/drafts/paths';
import { changeLanguage } from '@/lib/drafts/publishing/actions';
import type { ArticleFacts, PageFacts, Panel } from '@/lib/drafts/publishing/panel';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { LanguageChoice } from '../language-choice';

type Row = { field: string; label: string; value: string };

/** Address, topics and so on, each with a link to where it is changed */
export function Facts({ locale, panel }: { locale: Locale; panel: Panel }) {
  const words = getStudioWords(locale).publish;
  const { facts } = words;
  const { path, replacedSlug } = panel;
  const address = replacedSlug ? `${path}, ${facts.replaces(replacedSlug)}` : path;
  const rows: Row[] = [
    { field: 'slug', label: facts.address, value: address },
    ...(panel.kind === 'page' ? listPageFacts(panel, locale) : listArticleFacts(panel, locale)),
  ];
  return (
    <section className="publish-section">
      <h2>{facts.title}</h2>
      <dl className="publish-facts">
        {rows.map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd>
              <a href={pathToDraft(panel, { field })} aria-label={facts.changeOf(label)}>
                {facts.change}
              </a>
            </dd>
          </div>
        ))}
        {!panel.isLanguageFree && (
          <div>
            <dt>{facts.language}</dt>
            <dd lang={panel.locale}>{getDictionary(panel.locale).languageName}</dd>
          </div>
        )}
      </dl>
      {panel.isLanguageFree && (
        <form action={changeLanguage} className="studio-form wide publish-language">
          <input type="hidden" name="draft" value={panel.id} />
          <input type="hidden" name="kind" value={panel.kind} />
          <LanguageChoice legend={words.language.title} chosen={panel.locale} />
          <button className="studio-button" type="submit">
            {words.language.save}
          </button>
        </form>
      )}
    </section>
  );
}

function listPageFacts({ nav, form }: PageFacts, locale: Locale): Row[] {
  const { publish, pages } = getStudioWords(locale);
  const { facts } = publish;
  return [
    { field: 'nav', label: facts.nav, value: pages.places[nav] },
    { field: 'form', label: facts.form, value: form ? facts.yes : facts.no },
  ];
}

function listArticleFacts(article: ArticleFacts, locale: Locale): Row[] {
  const { facts } = getStudioWords(locale).publish;
  const { author, topics, cover, featured, canonicalUrl } = article;
  return [
    { field: 'author', label: facts.author, value: author || facts.noAuthor },
    { field: 'topics', label: facts.topics, value: topics.join(', ') || facts.noTopics },
    { field: 'cover', label: facts.cover, value: cover.seed ? facts.drawn : facts.picture },
    { field: 'featured', label: facts.featured, value: featured ? facts.yes : facts.no },
    ...(canonicalUrl
      ? [{ field: 'canonicalUrl', label: facts.canonical, value: canonicalUrl }]
      : []),
  ];
}
