import type { AuthorLink } from '@/lib/articles/author-profile';
import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import type { TextCounts } from '../draft';

export type StudioAuthor = {
  id: number;
  slug: string;
  name: string;
  role: Partial<Record<Locale, string>>;
  photo: string | null;
  counts: TextCounts;
};

/** What is typed, finished or not */
export type AuthorFields = {
  name: string;
  /** Chosen once; empty in a new one: made of the name */
  slug: string;
  role: Record<Locale, string>;
  /** Markdown */
  biography: Record<Locale, string>;
  links: AuthorLink[];
  /** The id of a picture; empty for the initial */
  photo: string;
};

export type AuthorError = 'name' | 'slug' | 'taken' | 'role' | 'label' | 'url' | 'photo';

/** A name of the form, e.g. `role-fr` or `url-0` */
export type AuthorErrors = Partial<Record<string, AuthorError>>;

export type AuthorState = {
  fields: AuthorFields;
  /** A hash of the profile that the form was filled with; empty for a new author */
  base: string;
  errors: AuthorErrors;
  /** `changed`: somebody else saved another profile, which is `stored` */
  problem?: 'gone' | 'changed' | 'failed';
  stored?: AuthorFields;
  isSaved?: boolean;
};

export const authorNotices = ['created', 'deleted', 'used'] as const;
export type AuthorNotice = (typeof authorNotices)[number];

export const authorsPath = `${appPrefix}/authors`;

export type PictureChoice = { id: string; label: string };
