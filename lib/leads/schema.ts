import { z } from 'zod';
import { projectTypes } from '@/lib/site';

export const leadFields = ['name', 'email', 'projectType', 'details'] as const;
export type LeadField = (typeof leadFields)[number];

/** A name that robots fill in, and that no browser has anything to fill in for. */
export const trapField = 'subject';

/** What was typed, field by field, as it goes back into the form. */
export type LeadValues = Record<LeadField, string>;

/** A lead that may be stored. */
export type LeadInput = {
  name: string;
  email: string;
  projectType: string | null;
  details: string;
};

export type LeadFaultCode =
  | 'nameMissing'
  | 'nameShort'
  | 'nameLong'
  | 'emailMissing'
  | 'emailInvalid'
  | 'emailLong'
  | 'projectTypeUnknown'
  | 'detailsMissing'
  | 'detailsShort'
  | 'detailsLong';

/** Code points: what people count as characters, compound emoji aside. */
export const countCharacters = (text: string) => [...text].length;

const min = (length: number) => (text: string) => countCharacters(text) >= length;
const max = (length: number) => (text: string) => countCharacters(text) <= length;
const present = (text: string) => text !== '';
const fault = (code: LeadFaultCode) => ({ error: code, abort: true });

const leadSchema = z.object({
  name: z
    .string()
    .refine(present, fault('nameMissing'))
    .refine(min(2), fault('nameShort'))
    .refine(max(100), fault('nameLong')),
  email: z
    .string()
    .refine(present, fault('emailMissing'))
    .refine(max(254), fault('emailLong'))
    // The HTML standard's own definition: what a browser lets through must not be refused here.
    .regex(z.regexes.html5Email, fault('emailInvalid')),
  projectType: z
    .string()
    .refine((key) => key === '' || projectTypes.includes(key), fault('projectTypeUnknown'))
    .transform((key) => key || null),
  details: z
    .string()
    .refine(present, fault('detailsMissing'))
    .refine(min(20), fault('detailsShort'))
    .refine(max(5000), fault('detailsLong')),
});

export type ParsedLead =
  | { lead: LeadInput; values: LeadValues; faults?: undefined }
  | { lead?: undefined; values: LeadValues; faults: Partial<Record<LeadField, LeadFaultCode>> };

/** Reads the lead form. What was typed comes back in any case, without its control characters. */
export function parseLead(form: FormData): ParsedLead {
  const values: LeadValues = {
    name: cleanLine(form.get('name')),
    email: cleanLine(form.get('email')),
    projectType: cleanLine(form.get('projectType')),
    details: cleanText(form.get('details')),
  };
  const result = leadSchema.safeParse(values);
  if (result.success) return { lead: result.data, values };
  const faults = result.error.issues.map(({ path, message }) => [path[0], message]);
  return { values, faults: Object.fromEntries(faults) };
}

/** What the form tells besides what was typed into it. */
export type LeadTraces = {
  /** What stands in the field that people do not see; empty but for robots, and odd password managers */
  trap: string;
  /** How long the form was open, where a script measured it */
  elapsedSeconds: number | null;
};

const milliseconds = z.coerce
  .number()
  .int()
  .min(1)
  .max(7 * 24 * 3600 * 1000);

export function parseTraces(form: FormData): LeadTraces {
  const elapsed = milliseconds.safeParse(form.get('elapsed')).data;
  return {
    trap: cleanLine(form.get(trapField)).slice(0, 200),
    elapsedSeconds: elapsed === undefined ? null : elapsed / 1000,
  };
}

/** One line: a line break in a name or an address could start a header in a mail. */
function cleanLine(value: FormDataEntryValue | null): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\t-\r\x85]+/g, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}

/** Browsers send line breaks as CRLF; they count, and are kept, as one character. */
function cleanText(value: FormDataEntryValue | null): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();
}
