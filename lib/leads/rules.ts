// Shared with the browser: imports nothing, to stay small.

const limits = {
  name: { min: 2, max: 100 },
  email: { min: 1, max: 254 },
  details: { min: 20, max: 5000 },
};

export type LeadTextField = keyof typeof limits | 'phone';

export type TextErrorCode =
  | `${keyof typeof limits}${'Missing' | 'Long'}`
  | `${'name' | 'details'}Short`
  | 'emailInvalid'
  | 'phoneInvalid';
export type LeadErrorCode = TextErrorCode | 'projectTypeUnknown';

/** From the HTML standard: the server must accept what browsers accept. */
const emailAddress =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

export const countCharacters = (text: string) => [...text].length;

/** Optional, and free in form: people add spaces, an extension, or that it is for WhatsApp. */
const phoneNumber = /^(?=.{6,50}$)(?:\P{Nd}*\p{Nd}){6}/u;

export function findTextError(field: LeadTextField, text: string): TextErrorCode | undefined {
  if (field === 'phone') return !text || phoneNumber.test(text) ? undefined : 'phoneInvalid';
  if (!text) return `${field}Missing`;
  const length = countCharacters(text);
  if (length > limits[field].max) return `${field}Long`;
  if (field === 'email') return emailAddress.test(text) ? undefined : 'emailInvalid';
  return length < limits[field].min ? `${field}Short` : undefined;
}

export function normalizeField(field: string, text: string): string {
  return field === 'details' ? cleanText(text) : cleanLine(text);
}

/** Line breaks in a name or address could inject a mail header. */
function cleanLine(text: string): string {
  return text
    .replace(/[\t-\r\x85]+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}

/** Browsers submit line breaks as CRLF. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();
}

export function formatFieldError(message: string, text: string, language: string): string {
  return message.replace('{length}', countCharacters(text).toLocaleString(language));
}
