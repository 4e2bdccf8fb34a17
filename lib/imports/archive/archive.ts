import type { ImportWarning } from '../import-report';
import { parseUrl } from '../urls';

export const partBytes = 8 * 1024 * 1024;
export const maxArchiveBytes = 2 * 1024 ** 3;

export const archiveUploadPath = '/studio/upload/archive';
export const exportPath = '/studio/settings/import/export';

export type UploadedFile = {
  name: string;
  bytes: number;
  /** When the file was changed on the author's device, in milliseconds since 1970 */
  modifiedAt: number;
  /** The old site's address, where the export lacks it */
  site?: string | undefined;
};

/** Of texts, by what the import does with them */
export type Counts = { created: number; changed: number; unchanged: number };

/** What comes and what does not; lines name a text and what to know about it. */
export type ArchiveReport = {
  articles: Counts;
  pages: Counts;
  drafts: Counts;
  authors: number;
  errors: string[];
  leftOut: string[];
  /** Texts here that the import does not replace */
  left: ImportWarning[];
  toCheck: ImportWarning[];
  redirects: string[];
};

export type ArchiveProblem =
  | 'damaged'
  | 'unsafe'
  | 'encrypted'
  | 'tooMany'
  | 'tooLarge'
  | 'diskFull'
  | 'nothing'
  | 'unsupported'
  | 'unreadable'
  | 'failed';

/** Where the one import that there may be at a time stands; what follows the upload outlives a reload and a restart. */
export type ArchiveState =
  | { stage: 'none' }
  | { stage: 'uploading'; id: string; file: UploadedFile; received: number[] }
  | { stage: 'reading'; done: number; all: number }
  | { stage: 'importing'; done: number; all: number }
  | { stage: 'stopped'; during: 'reading' | 'importing'; overwrite: boolean }
  | { stage: 'failed'; problem: ArchiveProblem; detail: string }
  | { stage: 'ready'; report: ArchiveReport }
  | { stage: 'done'; report: ArchiveReport };

/** @returns undefined for no words, null for what is no address; a host alone will do */
export function readSiteAddress(written: string): string | undefined | null {
  const words = written.trim();
  if (words === '') return undefined;
  const url = parseUrl(/^https?:\/\//i.test(words) ? words : `https://${words}`);
  return url?.hostname.includes('.') ? url.origin + url.pathname : null;
}

export function countParts(bytes: number): number {
  return Math.ceil(bytes / partBytes);
}
