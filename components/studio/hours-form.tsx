'use client';

import { useActionState } from 'react';
import { dayMs } from '@/lib/i18n/durations';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { chooseHours } from '@/lib/leads/desk/settings-actions';
import type { HoursState } from '@/lib/leads/desk/settings-state';

export type HoursFormProps = {
  locale: Locale;
  /** Null: at any time */
  hours: { days: number[]; from: string; to: string } | null;
  /** The clock that the hours are of, e.g. Africa/Casablanca */
  timeZone: string;
};

const officeHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const weekDays = [1, 2, 3, 4, 5, 6, 7];
/** A Monday */
const firstDay = Date.UTC(2024, 0, 1);

export function HoursForm({ locale, hours, timeZone }: HoursFormProps) {
  const shown = hours ?? officeHours;
  const first = { ...shown, days: shown.days.map(String), isAnyTime: hours === null, errors: [] };
  const [state, send, isPending] = useActionState<HoursState, FormData>(chooseHours, first);
  const { deskSettings: words } = getStudioWords(locale);
  const { days, from, to, isAnyTime, errors, problem, isSaved } = state;
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const hasTimeError = errors.includes('time');
  return (
    <form className="studio-form wide" action={send} noValidate>
      {problem && (
        <p className="studio-error" role="alert">
          {words.problems[problem]}
        </p>
      )}
      {isSaved && <p role="status">{words.saved}</p>}
      {/* React resets the form after its action: the new default values are what was chosen. */}
      <fieldset key={`when-${isAnyTime}`}>
        <legend>{words.when}</legend>
        <label>
          <input type="radio" name="when" value="any" defaultChecked={isAnyTime} />
          {words.anyTime}
        </label>
        <label>
          <input type="radio" name="when" value="hours" defaultChecked={!isAnyTime} />
          {words.someHours}
        </label>
      </fieldset>
      <fieldset
        key={`days-${days}`}
        aria-describedby={errors.includes('days') ? 'hours-days-error' : undefined}
      >
        <legend>{words.days}</legend>
        {errors.includes('days') && (
          <p className="studio-error" id="hours-days-error">
            {words.daysMissing}
          </p>
        )}
        {weekDays.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              name={`day-${day}`}
              defaultChecked={days.includes(String(day))}
            />
            {dayName.format(firstDay + (day - 1) * dayMs)}
          </label>
        ))}
      </fieldset>
      <fieldset key={`time-${from}-${to}`}>
        <legend>{words.times(timeZone)}</legend>
        {hasTimeError && (
          <p className="studio-error" id="hours-time-error">
            {words.timesWrong}
          </p>
        )}
        {(['from', 'to'] as const).map((field) => (
          <label key={field}>
            {words[field]}
            <input
              type="time"
              name={field}
              defaultValue={field === 'from' ? from : to}
              aria-invalid={hasTimeError ? true : undefined}
              aria-describedby={hasTimeError ? 'hours-time-error' : undefined}
            />
          </label>
        ))}
      </fieldset>
      <button className="studio-button first" type="submit" aria-disabled={isPending}>
        {words.save}
      </button>
    </form>
  );
}
