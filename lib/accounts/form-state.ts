import type { AccountErrorCode } from './schema';

export type AccountField = 'email' | 'password';

export type AccountFormState = {
  /** Kept after an error; a password is typed again */
  email: string;
  errors: Partial<Record<AccountField, AccountErrorCode>>;
  problem?: 'wrong' | 'tooMany' | 'busy' | 'linkUsed';
  /** With `tooMany` */
  waitMinutes?: number;
};

export const emptyAccountForm: AccountFormState = { email: '', errors: {} };
