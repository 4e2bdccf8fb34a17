import Link from 'next/link';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { minuteMs } from '@/lib/i18n/durations';
import { type Locale, toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { retryMails } from '@/lib/leads/desk/actions';
import type { DeskLead, DeskMessage } from '@/lib/leads/desk/desk';
import { describeOrigin } from '@/lib/leads/source';
import { parseSpamReasons } from '@/lib/leads/spam-reasons';
import { ActForm, type Place } from './act-form';
import { describeSource, describeType } from './describe-lead';

type LeadFactsProps = { locale: Locale; lead: DeskLead; place: Place };

export function LeadFacts({ locale, lead, place }: LeadFactsProps) {
  const { facts } = getStudioWords(locale).desk;
  const origin = describeOrigin(lead);
  const { firstAnsweredAt, createdAt, emailCorrectedAt } = lead;
  return (
    <dl className="desk-facts">
      <Fact label={facts.type}>{describeType(lead, locale)}</Fact>
      {lead.phone && (
        <Fact label={facts.phone}>
          <bdi>{lead.phone}</bdi>
        </Fact>
      )}
      <Fact label={facts.source}>
        <a href={lead.path}>{describeSource(lead, locale)}</a>
        {origin && `, ${facts.from(origin)}`}
      </Fact>
      {lead.locale !== locale && (
        <Fact label={facts.language}>{getDictionary(toLocale(lead.locale)).languageName}</Fact>
      )}
      {emailCorrectedAt && (
        <Fact label={facts.corrected}>{formatDateTime(emailCorrectedAt, locale)}</Fact>
      )}
      <Fact label={facts.mails}>
        <Mails locale={locale} lead={lead} place={place} />
      </Fact>
      {firstAnsweredAt && (
        <Fact label={facts.answered}>
          {facts.answeredAfter(
            formatDateTime(firstAnsweredAt, locale),
            getStudioWords(locale).age(minutesBetween(createdAt, firstAnsweredAt)),
          )}
        </Fact>
      )}
      {(lead.suspectedAt || lead.spamScore > 0) && (
        <Fact label={facts.spam}>{describeSpam(lead, locale)}</Fact>
      )}
      <Fact label={facts.kept}>
        {formatDate(lead.keptUntil, locale)}
        {' · '}
        <Link href={`${appPrefix}/leads/${lead.reference}/person`} prefetch={false}>
          {facts.privacy}
        </Link>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const minutesBetween = (from: Date, to: Date) =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / minuteMs));

function describeSpam({ spamReasons, spamScore }: DeskLead, locale: Locale): string {
  const { facts } = getStudioWords(locale).desk;
  const { spamSignals } = getDictionary(locale);
  const reasons = parseSpamReasons(spamReasons).map(({ signal }) => spamSignals[signal]);
  return [...reasons, facts.score(spamScore)].join(', ');
}

function Mails({ locale, lead, place }: LeadFactsProps) {
  const { facts, delivery } = getStudioWords(locale).desk;
  const replies = lead.events.flatMap(({ message }) => message ?? []);
  const all = [...lead.messages, ...replies];
  if (all.length === 0) return facts.noMails;
  const canRetry = all.some(({ sentAt, failedAt, heldAt, lastError }) =>
    Boolean(!sentAt && (failedAt || heldAt || lastError)),
  );
  return (
    <>
      {all.map((message) => (
        <Delivery key={message.id} locale={locale} message={message} />
      ))}
      {canRetry && (
        <ActForm action={retryMails} place={place}>
          <button className="studio-button" type="submit">
            {delivery.retry}
          </button>
        </ActForm>
      )}
    </>
  );
}

function Delivery({ locale, message }: { locale: Locale; message: DeskMessage }) {
  const { mail, delivery } = getStudioWords(locale).desk;
  const { channel, purpose, sentAt, failedAt, heldAt, lastError, createdAt } = message;
  const reason = describeFault(message, locale);
  const kind = channel === 'webhook' ? 'webhook' : purpose;
  const label = mail[kind as keyof typeof mail] ?? mail.other;
  let state = lastError ? delivery.retrying(reason) : delivery.waiting;
  if (sentAt) state = delivery.sent(formatDelivery(sentAt, createdAt, locale));
  else if (heldAt) state = delivery.held;
  else if (failedAt) state = delivery.failed(reason);
  const isBad = !sentAt && Boolean(failedAt || lastError);
  return (
    <span className={isBad ? 'desk-mail studio-bad' : 'desk-mail'}>
      {sentAt ? '✓' : isBad ? '✕' : '…'} {label}, {state}
    </span>
  );
}

/** In words, with the codes for whoever looks them up */
function describeFault({ lastError, misconfigured }: DeskMessage, locale: Locale): string {
  const { faults } = getStudioWords(locale).desk.delivery;
  const codes = lastError ?? '';
  const [reply] = /\b[45]\d\d\b/.exec(codes) ?? [];
  let words = faults.silent;
  if (misconfigured) words = faults.settings;
  else if (reply) words = reply < '500' ? faults.later : faults.refused;
  return codes ? `${words} (${codes})` : words;
}

/** To the second, for the author wants to know how fast it went */
function formatDelivery(sentAt: Date, createdAt: Date, locale: Locale): string {
  const seconds = Math.max(0, Math.round((sentAt.getTime() - createdAt.getTime()) / 1000));
  const after = seconds < 60 ? ` (${seconds}\u00a0s)` : '';
  return `${formatDateTime(sentAt, locale)}${after}`;
}
