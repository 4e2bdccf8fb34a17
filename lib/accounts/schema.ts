import * as z from 'zod';
import { locales } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';

const passwordMinLength = 12;
const passwordMaxLength = 200;

export type AccountErrorCode =
  | 'emailInvalid'
  | 'passwordMissing'
  | 'passwordTooShort'
  | 'passwordTooLong';

const issue = (code: AccountErrorCode) => code;

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email(issue('emailInvalid')).max(254, issue('emailInvalid')));

const newPassword = z
  .string()
  .min(1, issue('passwordMissing'))
  .min(passwordMinLength, issue('passwordTooShort'))
  .max(passwordMaxLength, issue('passwordTooLong'));

/** Anything else must not take the time of a key derivation. */
const givenPassword = z
  .string()
  .min(1, issue('passwordMissing'))
  .max(passwordMaxLength, issue('passwordTooLong'));

export const signInSchema = z.object({ email, password: givenPassword });

export const invitationSchema = z.object({ email, locale: z.enum(locales) });

export const newPasswordSchema = z.object({ password: newPassword });

export const newAccountSchema = newPasswordSchema.extend({ email, locale: z.enum(locales) });

/** The page of the studio to go on to; its start if the text names anything else. */
export function parseNextPath(value: unknown): string {
  const path = typeof value === 'string' ? value : '';
  return /^\/studio(?:\/[\w/-]*)?(?:\?[\w=&%+.~-]*)?$/.test(path) ? path : appPrefix;
}

/** The first error of each field; the codes are those above. */
export function listErrorCodes<Field extends string>(
  error: z.ZodError<Record<Field, unknown>>,
): Partial<Record<Field, AccountErrorCode>> {
  const codes: Partial<Record<Field, AccountErrorCode>> = {};
  for (const { path, message } of error.issues) {
    codes[path[0] as Field] ??= message as AccountErrorCode;
  }
  return codes;
}
