import type { Element } from 'hast';
import type { WarningKind } from '@/lib/i18n/studio/imports/fr';

/**
 * Adds to the import report what the author should check: its kind (lib/i18n/studio/imports), and a name or an address.
 * A sentence instead of the kind is of the kind `other`.
 */
export type Warn = (kind: WarningKind | (string & {}), detail?: string) => void;

export type ImportContext = {
  resolveLink(href: string): string | null;
  resolvePicture(picture: Element): { address: string; alt: string } | null;
  warn: Warn;
  /** The alternative text of pictures that nothing describes */
  undescribed?: string;
};
