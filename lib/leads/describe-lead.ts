import { formatTimestamp } from '@/lib/i18n/dates';
import { formatCount } from '@/lib/i18n/format-count';
import type { LeadRecord } from './queries';
import { describeOrigin } from './source';
import { parseSpamReasons } from './spam-reasons';

type Message = LeadRecord['messages'][number];
type Event = LeadRecord['events'][number];

/** The JSON and CSV fields of a lead, without those that only the store needs. */
export function toLeadJson(lead: LeadRecord) {
  const { id, fingerprint, textHash, skeleton, articleId, version, ...shown } = lead;
  const { article, messages, events, ...fields } = shown;
  return {
    ...fields,
    articleTitle: article?.title ?? null,
    origin: describeOrigin(lead),
    spamReasons: parseSpamReasons(lead.spamReasons),
    delivery: describeDelivery(lead),
    history: events,
    messages: messages.map(({ id, ...message }) => ({ ...message, state: getState(message) })),
  };
}
export type LeadJson = ReturnType<typeof toLeadJson>;

export function describeReasons({ spamReasons }: Pick<LeadRecord, 'spamReasons'>): string {
  return parseSpamReasons(spamReasons)
    .map(({ signal, points }) => `${signal} ${points}`)
    .join(', ');
}

/** E.g. `talking, waits until 2026-01-31 14:05` */
export function describeStanding({ suspectedAt, state, snoozedUntil }: LeadRecord): string {
  if (suspectedAt) return 'suspected';
  return snoozedUntil ? `${state}, waits until ${formatTimestamp(snoozedUntil)}` : state;
}

/** E.g. `2026-01-31 14:05 state talking (jawad@example.com)`; the words of a note or reply follow on lines of their own. */
export function describeEvent({ kind, text, actor, createdAt, undoneAt }: Event): string {
  const undone = undoneAt ? `, undone ${formatTimestamp(undoneAt)}` : '';
  const hasWords = kind === 'note' || kind === 'reply';
  const change = hasWords || text === '' ? kind : `${kind} ${text}`;
  const title = `${formatTimestamp(createdAt)} ${change} (${actor}${undone})`;
  return hasWords ? `${title}\n${text}` : title;
}

export function describeDelivery({ suspectedAt, spamScore, messages }: LeadRecord): string {
  if (suspectedAt) return `suspected ${spamScore}`;
  // Mails to the author first: a failed acknowledgement only means that the prospect's address is wrong.
  const byProgress = [...messages].sort(
    (one, other) =>
      Number(isAcknowledgement(one)) - Number(isAcknowledgement(other)) ||
      states.indexOf(getState(one)) - states.indexOf(getState(other)),
  );
  const message = byProgress.find((one) => getState(one) !== 'sent') ?? byProgress[0];
  if (!message) return 'no message';
  const state = describeState(message);
  if (isAcknowledgement(message) && getState(message) !== 'sent') return `sent; answer ${state}`;
  return message.channel === 'webhook' && getState(message) !== 'sent' ? `webhook ${state}` : state;
}

/** E.g. `mail to the author: sent 2026-01-31 14:05, 2 attempts` */
export function describeMessage(message: Message): string {
  const { channel, purpose, attempts, sentAt, failedAt, lastError } = message;
  const mail = mailNames[purpose] ?? 'mail to the author';
  const at = sentAt ?? failedAt;
  return [
    `${channel === 'webhook' ? 'webhook' : mail}: ${at ? `${getState(message)} ${formatTimestamp(at)}` : describeState(message)}`,
    formatCount(attempts, 'attempt'),
    ...(lastError ? [`last error: ${lastError}`] : []),
  ].join(', ');
}

const mailNames: Record<string, string> = {
  acknowledgement: 'acknowledgement to the prospect',
  reply: 'reply to the prospect',
};

const states = ['failed', 'on hold', 'waiting', 'sent'] as const;

function getState({ sentAt, failedAt, heldAt }: Pick<Message, 'sentAt' | 'failedAt' | 'heldAt'>) {
  if (sentAt) return 'sent';
  if (failedAt) return 'failed';
  return heldAt ? 'on hold' : 'waiting';
}

function describeState(message: Message): string {
  const state = getState(message);
  if (state === 'failed') return `failed: ${message.lastError ?? 'unknown error'}`;
  if (state === 'sent' || state === 'on hold') return state;
  const due = message.nextAttemptAt <= new Date();
  return due ? 'waiting (due now)' : `waiting (${formatTimestamp(message.nextAttemptAt)})`;
}

function isAcknowledgement({ purpose }: Message): boolean {
  return purpose === 'acknowledgement';
}
