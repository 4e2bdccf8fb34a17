import { useId, useState } from 'react';
import { insertLanguage } from '../text/commands/inserts';
import { apply, type InsertFormProps, readSelection } from './apply';
import { Field } from './field';
import { FormDialog } from './form-dialog';

/** Words of another language, so that they are read aloud and hyphenated as such */
export function LanguageForm(props: InsertFormProps) {
  const words = props.words.forms;
  const [selected] = useState(() => readSelection(props.view));
  const [language, setLanguage] = useState('en');
  const [errors, setErrors] = useState<{ text?: string; code?: string }>({});
  const id = useId();

  function insert({ text = '', code = '' }: Record<string, string>) {
    const chosen = language === 'other' ? code.trim() : language;
    const found = {
      ...(text.trim() ? {} : { text: words.missing }),
      ...(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(chosen) ? {} : { code: words.languageInvalid }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    apply(props, insertLanguage(props.view.state, { language: chosen, text: text.trim() }));
  }

  return (
    <FormDialog
      words={words}
      title={words.language}
      submit={words.insert}
      onEnd={props.onEnd}
      onSubmit={insert}
    >
      <div className="studio-field">
        <label htmlFor={id}>{words.languageName}</label>
        <select
          id={id}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
        >
          {Object.entries(words.languages).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {language === 'other' && <Field name="code" label={words.languageCode} error={errors.code} />}
      <Field name="text" label={words.languageText} value={selected} error={errors.text} />
    </FormDialog>
  );
}
