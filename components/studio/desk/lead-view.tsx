import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { undo } from '@/lib/leads/desk/actions';
import type { DeskLead } from '@/lib/leads/desk/desk';
import { type DeskFilter, pathToDesk } from '@/lib/leads/desk/filter';
import type { Notice } from '@/lib/leads/desk/notices';
import { ActForm, type Place } from './act-form';
import { LeadActs } from './lead-acts';
import { LeadFacts } from './lead-facts';
import { findUndoable, LeadHistory } from './lead-history';
import { NoteForm } from './note-form';
import './lead-view.css';

export type LeadViewProps = {
  locale: Locale;
  lead: DeskLead;
  filter: DeskFilter;
  notice: Notice | null;
  /** The address of who looks at it */
  viewer: string;
  now: Date;
  children?: ReactNode;
};

export function LeadView({ locale, lead, filter, notice, viewer, now, children }: LeadViewProps) {
  const { desk: words } = getStudioWords(locale);
  const { id, version, reference, name, email, details, createdAt, others } = lead;
  const place = { id, version, reference, query: pathToDesk(filter).split('?')[1] ?? '' };
  return (
    <article className="desk-lead">
      <p className="desk-back">
        <Link href={pathToDesk(filter)} prefetch={false}>
          {words.backToList}
        </Link>
      </p>
      <header>
        <div>
          <h1 dir="auto">{name}</h1>
          <p className="studio-soft">
            <bdi>{email}</bdi> · {reference} · {words.received(formatDateTime(createdAt, locale))}
          </p>
        </div>
        <LeadActs locale={locale} lead={lead} place={place} now={now} />
      </header>
      {notice && <NoticeLine locale={locale} notice={notice} place={place} lead={lead} />}
      <p className="desk-words" dir="auto">
        {details}
      </p>
      <LeadFacts locale={locale} lead={lead} place={place} />
      {children}
      <NoteForm locale={locale} id={id} email={viewer} />
      <LeadHistory locale={locale} lead={lead} place={place} viewer={viewer} />
      {others.length > 0 && (
        <details className="desk-others">
          <summary>{words.others(others.length)}</summary>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <Link href={pathToDesk({}, other.reference)} prefetch={false}>
                  {formatDateTime(other.createdAt, locale)}
                </Link>{' '}
                <span dir="auto">{other.details.slice(0, 160)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

type NoticeLineProps = { locale: Locale; notice: Notice; place: Place; lead: DeskLead };

function NoticeLine({ locale, notice, place, lead }: NoticeLineProps) {
  const { desk: words } = getStudioWords(locale);
  const undoable = notice === 'done' ? findUndoable(lead.events) : undefined;
  const isGood = ['done', 'undone', 'noteDeleted', 'retried'].includes(notice);
  return (
    <div className={`desk-notice ${isGood ? '' : 'bad'}`}>
      <p role={isGood ? 'status' : 'alert'}>{words.notices[notice]}</p>
      {undoable && (
        <ActForm action={undo} place={place} fields={{ event: undoable.id }}>
          <button className="studio-button" type="submit">
            {words.acts.undo}
          </button>
        </ActForm>
      )}
    </div>
  );
}
