import { formatTimestamp } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { changeState, releaseSuspected, reportSpam, snooze } from '@/lib/leads/desk/actions';
import type { DeskLead } from '@/lib/leads/desk/desk';
import { snoozes } from '@/lib/leads/desk/snoozes';
import { findList, leadStates } from '@/lib/leads/desk/states';
import { ActForm, type Place } from './act-form';

type LeadActsProps = { locale: Locale; lead: DeskLead; place: Place; now: Date };

export function LeadActs({ locale, lead, place, now }: LeadActsProps) {
  const { desk: words } = getStudioWords(locale);
  const list = findList(lead, now);
  return (
    <div className="desk-acts">
      {list === 'suspected' ? (
        <SuspectedActs locale={locale} place={place} />
      ) : (
        <>
          <SnoozeMenu locale={locale} lead={lead} place={place} now={now} />
          <StateMenu locale={locale} lead={lead} place={place} />
          <ActForm
            action={changeState}
            place={place}
            fields={{ state: list === 'closed' ? 'new' : 'closed' }}
          >
            <button className="studio-button" type="submit" aria-keyshortcuts="e">
              {list === 'closed' ? words.acts.reopen : words.acts.close}
            </button>
          </ActForm>
          <ActForm action={reportSpam} place={place}>
            <button className="studio-button plain" type="submit" aria-keyshortcuts="!">
              {words.acts.spam}
            </button>
          </ActForm>
        </>
      )}
    </div>
  );
}

function SuspectedActs({ locale, place }: Pick<LeadActsProps, 'locale' | 'place'>) {
  const { acts } = getStudioWords(locale).desk;
  return (
    <>
      <ActForm action={releaseSuspected} place={place}>
        <button className="studio-button first" type="submit" aria-keyshortcuts="!">
          {acts.release}
        </button>
      </ActForm>
      <ActForm action={reportSpam} place={place}>
        <button className="studio-button" type="submit">
          {acts.stillSpam}
        </button>
      </ActForm>
    </>
  );
}

function SnoozeMenu({ locale, lead, place, now }: LeadActsProps) {
  const { snoozes: words, acts } = getStudioWords(locale).desk;
  return (
    <details className="desk-menu">
      <summary className="studio-button" aria-keyshortcuts="s">
        {acts.later}
      </summary>
      <ActForm action={snooze} place={place}>
        {snoozes.map((choice) => (
          <button key={choice} type="submit" name="until" value={choice}>
            {words[choice]}
          </button>
        ))}
        <label>
          {words.day}
          <input type="date" name="day" min={formatTimestamp(now).slice(0, 10)} />
        </label>
        <button type="submit" name="until" value="day">
          {words.submit}
        </button>
        {lead.snoozedUntil && (
          <button type="submit" name="until" value="now">
            {acts.wakeUp}
          </button>
        )}
      </ActForm>
    </details>
  );
}

function StateMenu({ locale, lead, place }: Omit<LeadActsProps, 'now'>) {
  const { states } = getStudioWords(locale).desk;
  return (
    <details className="desk-menu">
      <summary className="studio-button">
        {states[lead.state as keyof typeof states] ?? lead.state}
      </summary>
      <ActForm action={changeState} place={place}>
        {leadStates
          .filter((state) => state !== lead.state)
          .map((state) => (
            <button key={state} type="submit" name="state" value={state}>
              {states[state]}
            </button>
          ))}
      </ActForm>
    </details>
  );
}
