import { z } from 'zod';
import { dayMs } from '@/lib/i18n/durations';
import { projectTypes } from '@/lib/settings/site';
import { findTextError, type LeadErrorCode, type LeadTextField, normalizeField } from './rules';

export const leadFields = ['name', 'email', 'projectType', 'details'] as const;
export type LeadField = (typeof leadFields)[number];

/** A name that robots fill in, and that no browser has anything to fill in for. */
export const honeypotField = 'subject';

/** What was typed, field by field, as it goes back into the form. */
export type LeadValues = Record<LeadField, string>;

/** A lead that may be stored. */
export type LeadInput = {
  name: string;
  email: string;
  projectType: string | null;
  details: string;
};

const textField = (field: LeadTextField) =>
  z.string().superRefine((text, context) => {
    const code = findTextError(field, text);
    if (code) context.addIssue(code);
  });

const unknownProjectType: LeadErrorCode = 'projectTypeUnknown';

const leadSchema = z.object({
  name: textField('name'),
  email: textField('email'),
  projectType: z
    .string()
    .refine((key) => key === '' || projectTypes.includes(key), unknownProjectType)
    .transform((key) => key || null),
  details: textField('details'),
});

export type ParsedLead =
  | { lead: LeadInput; values: LeadValues; faults?: undefined }
  | { lead?: undefined; values: LeadValues; faults: Partial<Record<LeadField, LeadErrorCode>> };

/** Reads the lead form. What was typed comes back in any case, without its control characters. */
export function parseLead(form: FormData): ParsedLead {
  const values: LeadValues = {
    name: read(form, 'name'),
    email: read(form, 'email'),
    projectType: read(form, 'projectType'),
    details: read(form, 'details'),
  };
  const result = leadSchema.safeParse(values);
  if (result.success) return { lead: result.data, values };
  const faults = result.error.issues.map(({ path, message }) => [path[0], message]);
  return { values, faults: Object.fromEntries(faults) };
}

/** What the form tells besides what was typed into it. */
export type FormSignals = {
  /** What stands in the field that people do not see; empty but for robots, and odd password managers */
  honeypot: string;
  /** How long the form was open, where a script measured it */
  elapsedSeconds: number | null;
};

const milliseconds = z.coerce
  .number()
  .int()
  .min(1)
  .max(7 * dayMs);

export function parseFormSignals(form: FormData): FormSignals {
  const elapsed = milliseconds.safeParse(form.get('elapsed')).data;
  return {
    honeypot: read(form, honeypotField).slice(0, 200),
    elapsedSeconds: elapsed === undefined ? null : elapsed / 1000,
  };
}

/** What was typed into a field. What is no text, as a file, counts as nothing. */
function read(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? normalizeField(field, value) : '';
}
