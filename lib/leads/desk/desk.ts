import type { Locale } from '@/lib/i18n/locales';
import type { DeskList } from './states';
import type { Age } from './urgency';

export type LeadRow = {
  id: number;
  reference: string;
  name: string;
  details: string;
  projectType: string | null;
  path: string;
  state: string;
  snoozedUntil: Date | null;
  suspectedAt: Date | null;
  createdAt: Date;
  article: { title: string; locale: string } | null;
};

export type LeadPage = { rows: LeadRow[]; count: number; pageCount: number };

export type DeskCounts = Record<DeskList, number>;

export type DeskState = { counts: DeskCounts; newestId: number; lastEventId: number };

export type ArticleChoice = { id: number; title: string; locale: string };

export type Desk = {
  page: Omit<LeadPage, 'rows'> & { rows: (LeadRow & { age: Age })[] };
  /** Of those to be answered, the one that waits longest */
  oldest: Age | null;
  articles: ArticleChoice[];
};

export type DeskMessage = {
  id: number;
  channel: string;
  purpose: string;
  sentAt: Date | null;
  failedAt: Date | null;
  heldAt: Date | null;
  lastError: string | null;
  misconfigured: boolean;
  createdAt: Date;
};

export type DeskEvent = {
  id: number;
  kind: string;
  text: string;
  actor: string;
  before: string | null;
  undoneAt: Date | null;
  createdAt: Date;
  message: DeskMessage | null;
};

export type DeskLead = LeadRow & {
  version: number;
  email: string;
  phone: string | null;
  locale: string;
  firstAnsweredAt: Date | null;
  emailCorrectedAt: Date | null;
  spamScore: number;
  spamReasons: string;
  referrerHost: string | null;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  utmTerm: string | null;
  utmContent: string | null;
  events: DeskEvent[];
  /** Without those of replies, which are with their events */
  messages: DeskMessage[];
  others: LeadRow[];
  /** When all of the person's leads are deleted, if nothing happens until then */
  keptUntil: Date;
};

export type Frame = {
  locale: Locale;
  /** Null for an editor, who does not see leads */
  state: DeskState | null;
};
