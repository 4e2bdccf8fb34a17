import type { Client } from '@libsql/client';
import type { PrismaLibSql } from '@prisma/adapter-libsql';
import { LRUCache } from 'lru-cache';
import type { Transporter } from 'nodemailer';
import { shareInProcess } from '@/lib/share-in-process';
import type { PrismaClient } from '@/prisma/client/client';

/** What the two bundles of the process share */
export type ProcessState = {
  prismaClient?: PrismaClient;
  /** Of the content version whose overrides of site.config.ts `site` has */
  overridesFrom?: { store: string; version: number };
  /** How often `site` has changed since the start */
  overridesCount: number;
  readsClient?: Client;
  outbox: {
    lanes: Set<Promise<number>>;
    wakeCount: number;
    isBackgroundLaneBusy: boolean;
    /** Milliseconds since 1970; undefined until a lane first polled the outbox. */
    lastPolledAt?: number;
    /** Milliseconds of performance.now() */
    futureMessagesAt?: number;
    isStopping: boolean;
  };
  writeCheck: {
    connection?: Awaited<ReturnType<PrismaLibSql['connect']>>;
    running?: Promise<void>;
    /** Milliseconds of performance.now(), which no clock setting changes */
    checkedAt?: number;
    succeededChecks: number;
    fault: { reason: 'lead-not-stored' | 'write-failed'; code: string | null } | null;
  };
  /** Since the start */
  statements: { count: number; seconds: number };
  /** By SMTP URL */
  smtpTransports: Map<string, Transporter>;
  /** Ids of images that were asked for */
  missingPictures: LRUCache<string, true>;
  /** Of error pages whose cause is in the log. Next.js reports some errors twice, and some never. */
  loggedReferences: LRUCache<string, true>;
};

export const processState = shareInProcess<ProcessState>('process-state', () => ({
  overridesCount: 0,
  outbox: { lanes: new Set(), wakeCount: 0, isBackgroundLaneBusy: false, isStopping: false },
  writeCheck: { succeededChecks: 0, fault: null },
  statements: { count: 0, seconds: 0 },
  smtpTransports: new Map(),
  missingPictures: new LRUCache({ max: 1000 }),
  loggedReferences: new LRUCache({ max: 1000 }),
}));
