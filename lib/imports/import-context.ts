import type { Element } from 'hast';
import type { WarningKind } from '@/lib/i18n/studio/imports/fr';
import type { ImportedPicture } from './imported-site';

/** Adds to the import report what the author should check: its kind, and a name or an address. */
export type Warn = (kind: WarningKind, detail?: string) => void;

export type ImportContext = {
  resolveLink(href: string): string | null;
  resolvePicture(picture: Element): (Omit<ImportedPicture, 'name'> & { alt: string }) | null;
  warn: Warn;
  /** The alternative text of pictures that nothing describes */
  undescribed?: string;
  /** Of the text so far; new ones are added */
  pictures?: ImportedPicture[];
};
