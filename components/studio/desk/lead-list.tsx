import Link from 'next/link';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { Desk, DeskCounts, LeadRow } from '@/lib/leads/desk/desk';
import { type DeskFilter, pathToDesk } from '@/lib/leads/desk/filter';
import { deskLists, findList } from '@/lib/leads/desk/states';
import type { Age } from '@/lib/leads/desk/urgency';
import { AgeText } from './age-text';
import { describeSource, describeType } from './describe-lead';
import { LeadSearch } from './lead-search';
import { ListPages } from './list-pages';

export type LeadListProps = {
  locale: Locale;
  desk: Desk;
  counts: DeskCounts | undefined;
  filter: DeskFilter;
  current?: string;
  now: Date;
};

export function LeadList({ locale, desk, counts, filter, current, now }: LeadListProps) {
  const { page, oldest, articles } = desk;
  const { desk: words } = getStudioWords(locale);
  const Title = current === undefined ? 'h1' : 'h2';
  const nothing = filter.list ? words.empty[filter.list] : words.nothingFound;
  return (
    <section className="desk-inbox" aria-label={words.title}>
      <div className="desk-head">
        <Title>{words.title}</Title>
        <LeadSearch locale={locale} filter={filter} articles={articles} />
      </div>
      {oldest && <WaitingLine locale={locale} count={counts?.toAnswer ?? 1} oldest={oldest} />}
      <nav className="desk-tabs" aria-label={words.listsLabel}>
        {deskLists.map((list) => (
          <Link
            key={list}
            href={pathToDesk({ list })}
            prefetch={false}
            aria-current={list === filter.list ? 'page' : undefined}
          >
            {words.lists[list]}
            <span>{counts?.[list]}</span>
          </Link>
        ))}
      </nav>
      {!filter.list && (
        <p className="desk-found">
          <span role="status">{words.found(page.count)}</span>
          <Link href={pathToDesk({})} prefetch={false}>
            {words.reset}
          </Link>
        </p>
      )}
      {page.rows.length === 0 && <p className="desk-empty">{nothing}</p>}
      <ul>
        {page.rows.map((row) => (
          <li key={row.id}>
            <LeadLink
              locale={locale}
              row={row}
              filter={filter}
              isCurrent={row.reference === current}
              now={now}
            />
          </li>
        ))}
      </ul>
      <ListPages
        words={words}
        page={filter.page}
        pageCount={page.pageCount}
        pathTo={(page) => pathToDesk({ ...filter, page })}
      />
    </section>
  );
}

type WaitingLineProps = { locale: Locale; count: number; oldest: Age };

function WaitingLine({ locale, count, oldest }: WaitingLineProps) {
  const { desk: words } = getStudioWords(locale);
  return (
    <p className="desk-summary">
      {words.waiting(count)}
      {oldest.minutes > 0 && (
        <>
          {words.waitingSince(count)} <AgeText locale={locale} {...oldest} />
        </>
      )}
      .
    </p>
  );
}

type LeadLinkProps = {
  locale: Locale;
  row: Desk['page']['rows'][number];
  filter: DeskFilter;
  isCurrent: boolean;
  now: Date;
};

function LeadLink({ locale, row, filter, isCurrent, now }: LeadLinkProps) {
  const list = findList(row, now);
  return (
    <Link
      className="desk-row"
      data-row
      href={pathToDesk(filter, row.reference)}
      prefetch={false}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <strong dir="auto">{row.name}</strong>
      {list === 'toAnswer' ? (
        <AgeText locale={locale} {...row.age} />
      ) : (
        <span className="desk-age">{formatDate(row.createdAt, locale)}</span>
      )}
      <span className="desk-line" dir="auto">
        {firstLine(row.details)}
      </span>
      <small>
        {[
          describeStanding(row, filter, locale),
          describeType(row, locale),
          describeSource(row, locale),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </Link>
  );
}

function describeStanding(row: LeadRow, { list }: DeskFilter, locale: Locale): string {
  const { desk: words } = getStudioWords(locale);
  if (list === 'toAnswer' || list === 'suspected') return '';
  if (row.suspectedAt) return words.suspected;
  const state = words.states[row.state as keyof typeof words.states] ?? row.state;
  const until = row.snoozedUntil && words.snoozedUntil(formatDate(row.snoozedUntil, locale));
  return [state, until].filter(Boolean).join(', ');
}

const lineLength = 160;

function firstLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, lineLength);
}
