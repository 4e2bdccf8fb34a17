import type { Element } from 'hast';

/** Adds a line to the import report: something that the author should check. */
export type Warn = (message: string) => void;

export type ImportContext = {
  /** The URL that the link has on this site; null: only its text is kept */
  resolveLink(href: string): string | null;
  /** Where the original of a picture is; null: nowhere */
  resolvePicture(picture: Element): { address: string; alt: string } | null;
  warn: Warn;
};
