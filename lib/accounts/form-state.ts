import type { Locale } from '@/lib/i18n/locales';
import type { AccountErrorCode } from './schema';

export type AccountField = 'email' | 'password';

export type AccountFormState = {
  /** Kept after an error; a password is typed again */
  email: string;
  errors: Partial<Record<AccountField, AccountErrorCode>>;
  problem?: 'wrong' | 'tooMany' | 'busy' | 'linkUsed' | 'taken';
  /** By signInHere */
  isSignedIn?: boolean;
  /** With `tooMany` */
  waitMinutes?: number;
};

export type InvitationFormState = AccountFormState & {
  locale: Locale;
  /** To hand over; shown once */
  link?: string;
};

export const emptyAccountForm: AccountFormState = { email: '', errors: {} };
