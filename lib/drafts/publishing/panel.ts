import type { Locale } from '@/lib/i18n/locales';
import type { PublishWords } from '@/lib/i18n/studio/publish/fr';
import type { NavPlace } from '@/lib/pages/page';

export type Notice = keyof PublishWords['done'] | keyof PublishWords['problems'];

export type ComparedLines = { line: string; isOnlyHere: boolean }[];

export type ArticleFacts = {
  kind: 'article';
  author: string;
  topics: string[];
  featured: boolean;
  /** `seed` is the slug that it is drawn from; null for a picture */
  cover: { src: string; seed: string | null };
  canonicalUrl: string;
  when: {
    city: string;
    /** For a field of date and time, e.g. 2026-12-01T08:00 */
    proposed: string;
  };
};

export type PageFacts = { kind: 'page'; nav: NavPlace; form: boolean };

export type Panel = (ArticleFacts | PageFacts) & {
  id: number;
  version: number;
  locale: Locale;
  title: string;
  summary: string;
  state: 'draft' | 'unpublished' | 'scheduled' | 'published';
  /** By the site's clock, in the language of the studio */
  publishedAt: string | null;
  /** Whether readers see something else, or nothing */
  isChanged: boolean;
  url: string;
  path: string;
  replacedSlug: string | null;
  search: { title: string; description: string; url: string };
  mistakes: { href: string; text: string }[];
  /** Whoever has it sees the draft for some days */
  link: { url: string; until: string };
  isLanguageFree: boolean;
  elsewhere: { hash: string; theirs: ComparedLines; yours: ComparedLines } | null;
  /** What is left to undo; null if nothing can be */
  undoSeconds: number | null;
};
