import { useId } from 'react';
import { locales } from '@/lib/i18n/locales';
import type { SiteSettingsWords } from '@/lib/i18n/studio/site-settings/fr';
import type { SettingProblem } from '@/lib/overrides/form-state';
import type { SettingField } from '@/lib/settings/setting-fields';

export type EditedSetting = SettingField & {
  text: string;
  /** In site.config.ts */
  configured: string;
  changed: { by: string; on: string } | null;
  ignored: { text: string; problem: SettingProblem } | null;
};

type SettingInputProps = {
  words: SiteSettingsWords;
  setting: EditedSetting;
  typed: string;
  shown: string;
  problem: SettingProblem | undefined;
  isFocused: boolean;
};

export function SettingInput({
  words,
  setting,
  typed,
  shown,
  problem,
  isFocused,
}: SettingInputProps) {
  const { key, name, kind, locale, changed } = setting;
  const id = useId();
  // Said once for all languages
  const hint = !locale || locale === locales[0] ? words.hints[name] : undefined;
  const described = [problem && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const label = words.labels[name] + (locale ? ` (${words.languages[locale]})` : '');
  const props = {
    id,
    name: key,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': described || undefined,
    autoFocus: isFocused,
  };
  const error = problem && (
    <p className="studio-error" id={`${id}-error`}>
      {describeProblem(problem, kind, words)}
    </p>
  );
  return (
    <div className={locale || kind === 'color' ? 'studio-field' : 'studio-field site-whole'}>
      <input type="hidden" name={`shown:${key}`} value={shown} />
      {kind === 'switch' ? (
        <>
          {error}
          <label className="site-switch">
            <input {...props} type="checkbox" defaultChecked={typed === 'on'} />
            {label}
          </label>
        </>
      ) : (
        <>
          <label htmlFor={id}>{label}</label>
          {error}
          {kind === 'lines' ? (
            <textarea {...props} rows={4} lang={locale} dir="auto" defaultValue={typed} />
          ) : (
            <input
              {...props}
              type={kind === 'color' ? 'color' : 'text'}
              inputMode={inputModes[kind]}
              lang={locale}
              defaultValue={typed}
            />
          )}
        </>
      )}
      {hint && (
        <p className="studio-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {changed && <Override words={words} setting={setting} changed={changed} label={label} />}
    </div>
  );
}

const inputModes: Partial<Record<SettingField['kind'], 'numeric' | 'email' | 'url'>> = {
  number: 'numeric',
  email: 'email',
  optionalUrl: 'url',
};

type OverrideProps = Pick<SettingInputProps, 'words' | 'setting'> & {
  changed: NonNullable<EditedSetting['changed']>;
  label: string;
};

/** What site.config.ts says instead, and the way back to it */
function Override({ words, setting, changed, label }: OverrideProps) {
  const { key, kind, configured, ignored } = setting;
  return (
    <div className="site-override">
      {ignored && (
        <p className="studio-error">
          {words.ignored(showValue(ignored.text, kind, words))}{' '}
          {describeProblem(ignored.problem, kind, words)}
        </p>
      )}
      <p className="studio-hint">
        {words.changed(changed.on, changed.by)}{' '}
        {words.configured(showValue(configured, kind, words))}
      </p>
      <button
        className="studio-button"
        type="submit"
        name="revert"
        value={key}
        aria-label={words.revertOf(label)}
      >
        {words.revert}
      </button>
    </div>
  );
}

type Kind = SettingField['kind'];

const showValue = (text: string, kind: Kind, words: SiteSettingsWords) =>
  kind === 'switch' ? words.switch[text === 'on' ? 'on' : 'off'] : text;

function describeProblem(problem: SettingProblem, kind: Kind, words: SiteSettingsWords): string {
  const { problems } = words;
  if (problem.code === 'changed')
    return problems.changed({ now: showValue(problem.now, kind, words) });
  return problems[problem.code](problem as never);
}
