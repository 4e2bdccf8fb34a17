import type { BodyFault } from '@/lib/markdown/check-markdown';
import type { Content } from '../content';

/** The text that has an address already: as its own, as a former one, or reserved while it is in the bin */
export type SlugOwner = { kind: 'current' | 'former' | 'bin'; title: string };

export type BodyMistake = { line: number; kind: 'missingPicture'; address: string } | BodyFault;

export type FieldMistake =
  | {
      field: Exclude<keyof Content, 'nav' | 'form'>;
      kind: 'invalid' | 'empty' | 'unknown' | 'ownSite' | 'translated' | 'reserved';
    }
  | { field: 'slug'; kind: 'taken'; owner: SlugOwner };

/** Why a text cannot be published, and where: a field, or a line of the body */
export type Mistake = FieldMistake | BodyMistake;
