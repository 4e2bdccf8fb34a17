'use client';

import { pagesWords } from '@/lib/i18n/studio/pages/words';
import { navPlaces } from '@/lib/pages/page';
import type { FieldsProps } from './article-fields';
import { SlugField } from './slug-field';
import { writeForm } from './text-field';
import './article-fields.css';

/** All of a page but title, dek and body. Each input has the key's name, and it or its group the id `field-<key>`. */
export function PageFields(props: FieldsProps) {
  const { locale, content, onChange } = props;
  const { fields: words, places } = pagesWords[locale];
  return (
    <div className="article-fields">
      <SlugField {...props} />
      <fieldset id="field-nav">
        <legend>{words.nav}</legend>
        {navPlaces.map((place) => (
          <label key={place} className="article-fields-check">
            <input
              type="radio"
              name="nav"
              form={writeForm}
              value={place}
              checked={content.nav === place}
              onChange={() => onChange({ nav: place })}
            />
            {places[place]}
          </label>
        ))}
        <p className="studio-hint">{words.navHint}</p>
      </fieldset>
      <label className="article-fields-check">
        <input
          id="field-form"
          type="checkbox"
          name="form"
          form={writeForm}
          checked={content.form}
          onChange={(event) => onChange({ form: event.target.checked })}
        />
        {words.form}
      </label>
    </div>
  );
}
