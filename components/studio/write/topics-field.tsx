'use client';

import { useState } from 'react';
import type { ArticleFieldsWords } from '@/lib/i18n/studio/write/fields-fr';
import { slugify } from '@/lib/markdown/slug';
import { TextField, writeForm } from './text-field';

type TopicsFieldProps = {
  words: ArticleFieldsWords;
  topics: string[];
  known: string[];
  onChange: (topics: string[]) => void;
};

const mostUsed = 8;

/** Without scripts, `topics` has the chosen ones, and `moreTopics` names more, between commas. */
export function TopicsField({ words, topics, known, onChange }: TopicsFieldProps) {
  const [typed, setTyped] = useState('');
  const offered = known.filter((name) => !isAmong(topics, name));

  function add(text: string) {
    const names = text.split(',').map((name) => name.trim());
    const added = names.filter(
      (name, index) => slugify(name) && !isAmong(names.slice(0, index), name),
    );
    const spelled = added.map((name) => known.find((one) => isAmong([name], one)) ?? name);
    const missing = spelled.filter((name) => !isAmong(topics, name));
    if (missing.length > 0) onChange([...topics, ...missing]);
    setTyped('');
  }

  return (
    <fieldset className="article-fields-topics" id="field-topics">
      <legend>{words.topics}</legend>
      <div>
        {[...topics, ...offered.slice(0, mostUsed)].map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              name="topics"
              form={writeForm}
              value={name}
              checked={topics.includes(name)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...topics, name] : topics.filter((topic) => topic !== name),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
      <TextField
        name="moreTopics"
        label={words.moreTopics}
        value={typed}
        onChange={(text) => (text.includes(',') ? add(text) : setTyped(text))}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !typed.trim()) return;
          event.preventDefault();
          add(typed);
        }}
        list="known-topics"
        hint={words.moreTopicsHint}
      />
      <datalist id="known-topics">
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </fieldset>
  );
}

const isAmong = (names: string[], name: string) =>
  names.some((other) => slugify(other) === slugify(name));
