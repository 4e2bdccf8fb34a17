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
  | 'emailIncomplete'
  | 'phoneInvalid';
export type LeadErrorCode = TextErrorCode | 'projectTypeUnknown';
/** Of a corrected address */
export type CorrectionError = Extract<TextErrorCode, `email${string}`> | 'unchanged';

/** From the HTML standard, and internationalized domains. */
const emailAddress =
  /^[A-Za-z\d_.!#$%&'*+/=?^`{|}~-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?(?:\.(?=.)|$))+$/u;
const topLevelDomain = /\.(?:\p{L}[\p{L}\p{M}]+|xn--[a-z\d-]+)$/iu;

export const countCharacters = (text: string) => [...text].length;

/** Optional, and free in form: people add spaces, an extension, or that it is for WhatsApp. */
const phoneNumber = /^(?=.{6,50}$)(?:\P{Nd}*\p{Nd}){6}/u;

export function findTextError(field: LeadTextField, text: string): TextErrorCode | undefined {
  if (field === 'phone') return !text || phoneNumber.test(text) ? undefined : 'phoneInvalid';
  if (!text) return `${field}Missing`;
  const length = countCharacters(text);
  if (length > limits[field].max) return `${field}Long`;
  if (field === 'email') {
    if (!emailAddress.test(text)) return 'emailInvalid';
    return topLevelDomain.test(text) ? undefined : 'emailIncomplete';
  }
  return length < limits[field].min ? `${field}Short` : undefined;
}

const commonDomains =
  'gmail.com hotmail.com hotmail.fr outlook.com outlook.fr yahoo.com yahoo.fr icloud.com orange.fr wanadoo.fr laposte.net'.split(
    ' ',
  );

/** The common domain that an address probably means, e.g. gmail.com for gmial.com or gmail.fr. */
export function suggestDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  // Providers whose names are as near as a typing error
  if (/^[ey]?mail\.com$/.test(domain) || commonDomains.includes(domain)) return;
  if (/^gmail\./.test(domain)) return 'gmail.com';
  return commonDomains.find((common) => isNearMiss(domain, common));
}

/** One letter is missing, added or changed, or two have changed places. */
function isNearMiss(typed: string, meant: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [one, other] = [typed.slice(at), meant.slice(at)];
  return (
    one.slice(1) === other ||
    one === other.slice(1) ||
    one.slice(1) === other.slice(1) ||
    (one[1] ?? '') + (one[0] ?? '') + one.slice(2) === other
  );
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
