import type { Purpose } from './message';

type PurposePolicy = {
  /** Late and failed messages are an alarm in /health; late ones are reported to the author. */
  alarm: boolean;
  /** Failures are reported to the author, who may retry them. */
  reported: boolean;
  /** Sent after all others, one at a time. */
  background: boolean;
  /** What retention does with old messages that were sent or have failed. */
  retention: { sent: 'erasePayload' | 'delete'; failed: 'keep' | 'erasePayload' | 'delete' };
};

const policies: Record<Purpose, PurposePolicy> = {
  lead: {
    alarm: true,
    reported: true,
    background: false,
    retention: { sent: 'erasePayload', failed: 'keep' },
  },
  acknowledgement: {
    alarm: false,
    reported: true,
    background: false,
    retention: { sent: 'erasePayload', failed: 'keep' },
  },
  reply: {
    alarm: true,
    reported: true,
    background: false,
    retention: { sent: 'erasePayload', failed: 'keep' },
  },
  digest: {
    alarm: true,
    reported: true,
    background: false,
    retention: { sent: 'erasePayload', failed: 'erasePayload' },
  },
  burst: {
    alarm: true,
    reported: true,
    background: false,
    retention: { sent: 'erasePayload', failed: 'erasePayload' },
  },
  report: {
    alarm: false,
    reported: false,
    background: true,
    retention: { sent: 'erasePayload', failed: 'erasePayload' },
  },
  announcement: {
    alarm: false,
    reported: false,
    background: true,
    retention: { sent: 'delete', failed: 'delete' },
  },
};

/** Unknown purposes, from a newer version, count as leads. */
export function getPolicy(message: { purpose: string }): PurposePolicy {
  return policies[message.purpose as Purpose] ?? policies.lead;
}

export function listPurposes(matches: (policy: PurposePolicy) => boolean): Purpose[] {
  const purposes = Object.keys(policies) as Purpose[];
  return purposes.filter((purpose) => matches(policies[purpose]));
}
