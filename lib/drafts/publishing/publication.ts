import type { Prisma } from '@/prisma/client/client';
import type { Content } from '../content';

export const publishActs = ['published', 'scheduled', 'updated', 'unpublished'] as const;
export type PublishAct = (typeof publishActs)[number];

export type PublishRequest = {
  id: number;
  /** The one that was looked at */
  version: number;
  /** Null: now. What readers see already keeps its date, and a page cannot be scheduled. */
  at: Date | null;
  /** Whether readers are told that an article which they see already was updated */
  isNews: boolean;
  /** The hash of the text that was changed elsewhere and shall be replaced */
  replaces?: string | undefined;
};

export type PublishProblem =
  | 'gone'
  | 'changed'
  /** Readers see a text that the draft knows nothing of: it was not looked at, or not this one. */
  | 'changedElsewhere'
  | 'mistakes'
  | 'past'
  | 'unchanged';

/** What an article or page that is published consists of. The writes fail if it was changed since it was read. */
export type Publication = {
  act: PublishAct;
  now: Date;
  /** As it is published */
  content: Content;
  writes: Prisma.PrismaPromise<unknown>[];
  /** What undo.ts goes back to; null for a first publication */
  before: object | null;
  target: Pick<Prisma.DraftUpdateInput, 'article' | 'page'>;
};

export type Removal = {
  isPublished: boolean;
  write: Prisma.PrismaPromise<unknown>;
  before: object;
};
