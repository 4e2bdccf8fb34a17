// What a lead must be. The form in the browser asks the same rules, so they need nothing but themselves.

const limits = {
  name: { min: 2, max: 100 },
  email: { min: 1, max: 254 },
  details: { min: 20, max: 5000 },
};

/** A field that takes free text. */
export type LeadTextField = keyof typeof limits;

export type TextErrorCode =
  | `${LeadTextField}${'Missing' | 'Long'}`
  | `${'name' | 'details'}Short`
  | 'emailInvalid';
export type LeadErrorCode = TextErrorCode | 'projectTypeUnknown';

/** The HTML standard's own definition: what a browser lets through must not be refused here. */
const emailAddress =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** Code points: what people count as characters, compound emoji aside. */
export const countCharacters = (text: string) => [...text].length;

/** The first thing wrong with a field's text, once cleaned. */
export function findTextError(field: LeadTextField, text: string): TextErrorCode | undefined {
  if (!text) return `${field}Missing`;
  const length = countCharacters(text);
  if (length > limits[field].max) return `${field}Long`;
  if (field === 'email') return emailAddress.test(text) ? undefined : 'emailInvalid';
  return length < limits[field].min ? `${field}Short` : undefined;
}

/** A text as it is kept: details on several lines, the rest on one. */
export function normalizeField(field: string, text: string): string {
  return field === 'details' ? cleanText(text) : cleanLine(text);
}

/** One line: a line break in a name or an address could start a header in a mail. */
function cleanLine(text: string): string {
  return text
    .replace(/[\t-\r\x85]+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}

/** Browsers send line breaks as CRLF; they count, and are kept, as one character. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();
}

/** Puts a text's length into a message that has a place for it. */
export function formatFieldError(message: string, text: string, language: string): string {
  return message.replace('{length}', countCharacters(text).toLocaleString(language));
}
