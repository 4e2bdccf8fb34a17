import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { DeskEvent } from '@/lib/leads/desk/desk';
import { pathToDesk } from '@/lib/leads/desk/filter';
import { pathToPerson } from '@/lib/leads/desk/person-paths';
import { describeEvent } from './desk/lead-history';
import { EraseForm } from './erase-form';
import './person.css';

type Event = Pick<DeskEvent, 'kind' | 'text' | 'createdAt' | 'undoneAt'>;

type KeptLead = {
  lead: {
    reference: string;
    name: string;
    email: string;
    phone: string | null;
    details: string;
    createdAt: Date;
    suspectedAt: Date | null;
    messages: unknown[];
    state: string;
    events: Event[];
    draft: { text: string } | null;
  };
  retainedUntil: Date;
};

type PersonScreenProps = {
  locale: Locale;
  reference: string;
  person: { name: string; email: string; leads: KeptLead[] };
};

/** Everything that is kept about one person, to export or to erase */
export function PersonScreen({ locale, reference, person }: PersonScreenProps) {
  const { personPage: words } = getStudioWords(locale);
  const { name, email, leads } = person;
  const contact = leads.find(({ lead }) => !lead.suspectedAt);
  return (
    <div className="studio-person">
      <p>
        <a href={pathToDesk({}, reference)}>{words.back}</a>
      </p>
      <h1 dir="auto">{name}</h1>
      <p className="studio-soft studio-address">
        <bdi>{email}</bdi>
      </p>
      <section>
        <h2>{words.kept}</h2>
        {contact && <p>{words.retained(formatDate(contact.retainedUntil, locale))}</p>}
        <ol>
          {leads.map((kept) => (
            <Lead key={kept.lead.reference} locale={locale} {...kept} />
          ))}
        </ol>
      </section>
      <section>
        <h2>{words.export}</h2>
        <p className="studio-soft">{words.exportText}</p>
        <p className="studio-person-files">
          {(['json', 'csv'] as const).map((format) => (
            <a key={format} href={`${pathToPerson(reference)}/export?format=${format}`}>
              {words.formats[format]}
            </a>
          ))}
        </p>
      </section>
      <section>
        <h2>{words.erase}</h2>
        <ul>
          {words.eraseTexts(leads.length).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <EraseForm locale={locale} reference={reference} />
      </section>
    </div>
  );
}

function Lead({ locale, lead, retainedUntil }: KeptLead & { locale: Locale }) {
  const { personPage: words, desk } = getStudioWords(locale);
  const { reference, state, createdAt, suspectedAt, name, email, phone, details } = lead;
  const standing = suspectedAt
    ? words.suspected(formatDate(retainedUntil, locale))
    : desk.states[state as keyof typeof desk.states];
  return (
    <li>
      <p>
        <a href={pathToDesk({}, reference)}>{reference}</a>, {formatDateTime(createdAt, locale)},{' '}
        {standing}
      </p>
      <p className="studio-soft studio-address">
        <bdi>{name}</bdi>, <bdi>{email}</bdi>
        {phone && (
          <>
            , <bdi>{phone}</bdi>
          </>
        )}
        , {words.mails(lead.messages.length)}
      </p>
      <blockquote dir="auto">{details}</blockquote>
      {lead.events.map((event) => (
        <KeptEvent
          key={`${event.kind} ${event.createdAt.toISOString()} ${event.text}`}
          locale={locale}
          event={event}
        />
      ))}
      {lead.draft && <Words label={words.draft} text={lead.draft.text} />}
    </li>
  );
}

function KeptEvent({ locale, event }: { locale: Locale; event: Event }) {
  const { kind, text, createdAt, undoneAt } = event;
  const undone = undoneAt ? ` (${getStudioWords(locale).desk.history.undone})` : '';
  const label = `${formatDateTime(createdAt, locale)} — ${describeEvent(event, locale)}${undone}`;
  return <Words label={label} text={kind === 'note' || kind === 'reply' ? text : ''} />;
}

function Words({ label, text }: { label: string; text: string }) {
  return (
    <>
      <p className="studio-soft">{label}</p>
      {text && <blockquote dir="auto">{text}</blockquote>}
    </>
  );
}

type ErasedPersonProps = {
  locale: Locale;
  /** How many were erased */
  leads: number;
  isPending: boolean;
  /** The command that deletes what restores have replaced */
  replaced: string | null;
};

export function ErasedPerson({ locale, leads, isPending, replaced }: ErasedPersonProps) {
  const { erased } = getStudioWords(locale).personPage;
  return (
    <div className="studio-person">
      <h1>{erased.title}</h1>
      <div role="status">
        <p>{erased.text(leads)}</p>
        <p>{isPending ? erased.pending : erased.complete}</p>
      </div>
      {replaced && (
        <p>
          {erased.replaced}
          <br />
          <code>{replaced}</code>
        </p>
      )}
      <p>{erased.backups}</p>
      <p>
        <a href={pathToDesk({})}>{erased.toDesk}</a>
      </p>
    </div>
  );
}
