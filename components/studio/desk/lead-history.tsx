import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { removeNote, undo } from '@/lib/leads/desk/actions';
import type { DeskEvent, DeskLead } from '@/lib/leads/desk/desk';
import { ActForm, type Place } from './act-form';
import './lead-view.css';

type LeadHistoryProps = { locale: Locale; lead: DeskLead; place: Place; viewer: string };

export function LeadHistory({ locale, lead, place, viewer }: LeadHistoryProps) {
  const { history } = getStudioWords(locale).desk;
  const undoable = findUndoable(lead.events);
  return (
    <section className="desk-history">
      <h2>{history.title}</h2>
      <ol>
        <li>
          {formatDateTime(lead.createdAt, locale)} — {history.received}
        </li>
        {lead.events.map((event) => (
          <li key={event.id}>
            <span className={event.undoneAt ? 'desk-undone' : undefined}>
              {formatDateTime(event.createdAt, locale)} — {describeEvent(event, locale)},{' '}
              {describeActor(event, viewer, locale)}
            </span>
            {event.undoneAt && ` (${history.undone})`}
            {(event.kind === 'note' || event.kind === 'reply') && !event.undoneAt && (
              <p className={`desk-${event.kind}`} dir="auto">
                {event.text}
              </p>
            )}
            {event.kind === 'note' && <NoteRemoval locale={locale} place={place} id={event.id} />}
            {event.id === undoable?.id && <Undo locale={locale} place={place} id={event.id} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The last act, unless it cannot be undone */
export function findUndoable(events: DeskEvent[]): DeskEvent | undefined {
  const last = events.findLast(({ before, undoneAt }) => before !== null && !undoneAt);
  return last?.kind === 'reply' ? undefined : last;
}

export function describeEvent(
  { kind, text }: Pick<DeskEvent, 'kind' | 'text'>,
  locale: Locale,
): string {
  const { history, states } = getStudioWords(locale).desk;
  if (kind === 'state') return history.state(states[text as keyof typeof states] ?? text);
  if (kind === 'snooze')
    return text ? history.snooze(formatDate(new Date(text), locale)) : history.awake;
  return history[kind as 'note' | 'reply' | 'release' | 'spam'] ?? kind;
}

function describeActor({ actor }: DeskEvent, viewer: string, locale: Locale): string {
  const { history } = getStudioWords(locale).desk;
  if (actor === viewer) return history.you;
  if (actor === 'command-line') return history.commandLine;
  return actor === 'mail-link' ? history.mailLink : actor;
}

type ButtonProps = { locale: Locale; place: Place; id: number };

function NoteRemoval({ locale, place, id }: ButtonProps) {
  return (
    <ActForm action={removeNote} place={place} fields={{ event: id }}>
      <button className="studio-button plain" type="submit">
        {getStudioWords(locale).desk.note.remove}
      </button>
    </ActForm>
  );
}

function Undo({ locale, place, id }: ButtonProps) {
  return (
    <ActForm action={undo} place={place} fields={{ event: id }}>
      <button className="studio-button plain" type="submit" aria-keyshortcuts="u">
        {getStudioWords(locale).desk.acts.undo}
      </button>
    </ActForm>
  );
}
