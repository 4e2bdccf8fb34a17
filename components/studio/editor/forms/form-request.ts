import type { WrittenPicture } from '../text/looks/read-picture';

/** What the text asks the author for. Positions are kept up to date while a form is open. */
export type FormRequest =
  | { kind: 'files'; isGallery: boolean }
  | { kind: 'picture'; picture: WrittenPicture }
  | { kind: 'table'; table?: { from: number; to: number; text: string } }
  | { kind: 'link' }
  | { kind: 'footnote' }
  | { kind: 'quotation' }
  | { kind: 'language' }
  | { kind: 'video' };
