import type { Transporter } from 'nodemailer';
import type { PrismaClient } from '@/prisma/client/client';

/**
 * The site's process holds two copies of every module in lib/: one bundled with server/main.ts, one with Next.js's
 * pages. What must exist once stands here; everything else at module level exists once per bundle.
 */
export type ProcessState = {
  /** One connection to the database file. */
  prismaClient?: PrismaClient;
  /** The outbox is drained by the worker and after a form's response: both count the same deliveries. */
  outbox: {
    lanes: Set<Promise<number>>;
    wakeCount: number;
    isBackgroundLaneBusy: boolean;
    /** Milliseconds since 1970; undefined until a lane first polled the outbox. */
    lastPolledAt?: number;
    isStopping: boolean;
  };
  /** One pool of connections for each SMTP URL. */
  smtpTransports: Map<string, Transporter>;
};

const key = Symbol.for('consultant-site.process-state');
const shared = globalThis as typeof globalThis & { [key]?: ProcessState };

shared[key] ??= {
  outbox: { lanes: new Set(), wakeCount: 0, isBackgroundLaneBusy: false, isStopping: false },
  smtpTransports: new Map(),
};

export const processState: ProcessState = shared[key];
