'use client';

import type { Content } from '@/lib/drafts/content';
import type { FieldChoices } from '@/lib/drafts/draft';
import type { Locale } from '@/lib/i18n/locales';
import { fieldsWords } from '@/lib/i18n/studio/write/words';
import { CoverField } from './cover-field';
import { findSlug, SlugField } from './slug-field';
import { TextField, writeForm } from './text-field';
import { TopicsField } from './topics-field';
import './article-fields.css';

export type FieldsProps = {
  locale: Locale;
  content: Content;
  onChange: (patch: Partial<Content>) => void;
  choices: FieldChoices;
};

/** All of an article but title, dek and body. Each input has the id `field-<key>` and the key's name. */
export function ArticleFields({ locale, content, onChange, choices }: FieldsProps) {
  const words = fieldsWords[locale];
  const { authors, coverSeed } = choices;
  const field = (key: TextKey) => ({
    name: key,
    label: words[key],
    value: content[key],
    onChange: (value: string) => onChange({ [key]: value }),
  });
  return (
    <div className="article-fields">
      <SlugField locale={locale} content={content} onChange={onChange} choices={choices} />
      <TopicsField
        words={words}
        topics={content.topics}
        known={choices.topics}
        onChange={(topics) => onChange({ topics })}
      />
      <div className="studio-field">
        <label htmlFor="field-author">{words.author}</label>
        <select
          id="field-author"
          name="author"
          form={writeForm}
          value={content.author}
          onChange={(event) => onChange({ author: event.target.value })}
        >
          <option value="">{words.noAuthor}</option>
          {authors.map((author) => (
            <option key={author.slug} value={author.slug}>
              {author.name}
            </option>
          ))}
        </select>
      </div>
      <CoverField
        words={words}
        content={content}
        seed={coverSeed ?? findSlug(content, choices)}
        onChange={onChange}
        locale={locale}
      />
      <label className="article-fields-check">
        <input
          id="field-featured"
          type="checkbox"
          name="featured"
          form={writeForm}
          checked={content.featured}
          onChange={(event) => onChange({ featured: event.target.checked })}
        />
        {words.featured}
      </label>
      <details
        open={Boolean(content.searchTitle || content.searchDescription || content.canonicalUrl)}
      >
        <summary>{words.search}</summary>
        <TextField
          {...field('searchTitle')}
          placeholder={content.title}
          hint={words.searchHint(content.searchTitle.length, shown.searchTitle)}
        />
        <TextField
          {...field('searchDescription')}
          rows={3}
          placeholder={content.dek}
          hint={words.searchHint(content.searchDescription.length, shown.searchDescription)}
        />
        <TextField
          {...field('canonicalUrl')}
          type="url"
          placeholder="https://"
          spellCheck={false}
          hint={words.canonicalHint}
        />
      </details>
    </div>
  );
}

type TextKey = 'searchTitle' | 'searchDescription' | 'canonicalUrl';

/** Characters that search engines usually show before they cut off */
const shown = { searchTitle: 60, searchDescription: 155 };
