import type { Element } from 'hast';

/** Adds a line to the import report: something that the author should check. */
export type Warn = (message: string) => void;

export type ImportContext = {
  resolveLink(href: string): string | null;
  resolvePicture(picture: Element): { address: string; alt: string } | null;
  warn: Warn;
  /** The alternative text of pictures that nothing describes */
  undescribed?: string;
};
