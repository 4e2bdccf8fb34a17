import type { Element } from 'hast';

/** What a text's conversion asks of the export around it. */
export type Surroundings = {
  /** A link's target as it is here; null: the words stay without it */
  resolveLink(href: string): string | null;
  /** Where the original of a picture is to be had; null: nowhere */
  resolvePicture(picture: Element): { address: string; alt: string } | null;
  /** Says what the author should look at */
  note(what: string): void;
};
