import { z } from 'zod';

/** What a submission may give itself away by. */
export const spamSignals = [
  'trap',
  'speed',
  'links',
  'markup',
  'phrases',
  'campaign',
  'burst',
  'script',
  'disposable',
  'noise',
] as const;
export type SpamSignal = (typeof spamSignals)[number];
const reasonSchema = z.object({ signal: z.enum(spamSignals), points: z.number() });
export type SpamReason = z.infer<typeof reasonSchema>;

/** The reasons that stand with a lead in the store. */
export function parseReasons(json: string): SpamReason[] {
  return z.array(reasonSchema).parse(JSON.parse(json));
}

/** All that a submission is judged by: what this site itself can see, nobody is asked. */
export type SpamEvidence = {
  name: string;
  email: string;
  details: string;
  /** What stands in the field that people do not see */
  trap: string;
  /** How long the form was open; null where no script measured it */
  elapsedSeconds: number | null;
  /** How many other addresses have sent the same text */
  otherSenders: number;
  /** New leads from the same network within the hour, this one included; 0 where unknown */
  fromSameAddress: number;
};

export type SpamVerdict = { score: number; reasons: SpamReason[]; suspected: boolean };

/** From this score on a lead is kept apart. */
const suspectedFrom = 5;

export function judgeSpam(_evidence: SpamEvidence): SpamVerdict {
  const reasons: SpamReason[] = [];
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score, reasons, suspected: score >= suspectedFrom };
}
