import * as z from 'zod';

/** The names are stored with leads, in spam reasons. */
export const spamSignals = [
  'trap',
  'speed',
  'links',
  'markup',
  'tracking',
  'domain',
  'words',
  'pitch',
  'campaign',
  'burst',
  'script',
  'disposable',
  'sender',
  'noise',
  'judged',
] as const;
export type SpamSignal = (typeof spamSignals)[number];
const reasonSchema = z.object({ signal: z.enum(spamSignals), points: z.number() });
export type SpamReason = z.infer<typeof reasonSchema>;

/** Of a lead that came past the limits; the filter's own signal of this name has fewer points. */
export const pastLimits: SpamReason = { signal: 'burst', points: 5 };

export function isSetAside(reasons: SpamReason[]): boolean {
  return reasons.some(
    ({ signal, points }) => signal === pastLimits.signal && points === pastLimits.points,
  );
}

/** Leaves out stored signals that the filter no longer has. */
export function parseSpamReasons(json: string): SpamReason[] {
  const stored = z.array(z.unknown()).parse(JSON.parse(json));
  return stored.flatMap((reason) => reasonSchema.safeParse(reason).data ?? []);
}
