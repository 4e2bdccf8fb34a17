import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { pathToPerson } from '@/lib/leads/desk/person-paths';
import { EraseForm } from './erase-form';
import './person.css';

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
    events: { kind: string; text: string; createdAt: Date }[];
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
        <a href={`${appPrefix}/leads/${reference}`}>{words.back}</a>
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
  const { personPage: words } = getStudioWords(locale);
  const { reference, createdAt, suspectedAt, name, email, phone, details, draft, messages } = lead;
  const written = lead.events.filter(({ kind }) => kind === 'note' || kind === 'reply');
  return (
    <li>
      <p>
        <a href={`${appPrefix}/leads/${reference}`}>{reference}</a>,{' '}
        {formatDateTime(createdAt, locale)}
        {suspectedAt && `, ${words.suspected(formatDate(retainedUntil, locale))}`}
      </p>
      <p className="studio-soft studio-address">
        <bdi>{name}</bdi>, <bdi>{email}</bdi>
        {phone && (
          <>
            , <bdi>{phone}</bdi>
          </>
        )}
        , {words.mails(messages.length)}
      </p>
      <blockquote dir="auto">{details}</blockquote>
      {written.map(({ kind, text, createdAt }) => (
        <Words
          key={`${kind} ${createdAt.toISOString()} ${text}`}
          label={`${words[kind as 'note' | 'reply']}, ${formatDateTime(createdAt, locale)}`}
          text={text}
        />
      ))}
      {draft && <Words label={words.draft} text={draft.text} />}
    </li>
  );
}

function Words({ label, text }: { label: string; text: string }) {
  return (
    <>
      <p className="studio-soft">{label}</p>
      <blockquote dir="auto">{text}</blockquote>
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
        <a href={`${appPrefix}/leads`}>{erased.toDesk}</a>
      </p>
    </div>
  );
}
