import * as z from 'zod';
import { dayMs } from '@/lib/i18n/durations';
import { toReadableAddress } from '@/lib/settings/mailbox';
import { site } from '@/lib/settings/site';
import { findTextError, type LeadErrorCode, type LeadTextField, normalizeField } from './rules';

export const leadFields = ['name', 'email', 'projectType', 'details', 'phone'] as const;
export type LeadField = (typeof leadFields)[number];

/** Attractive to bots, but no browser fills it in. */
export const honeypotField = 'subject';

export type LeadValues = Record<LeadField, string>;

export type LeadInput = {
  name: string;
  email: string;
  projectType: string | null;
  details: string;
  phone: string | null;
};

const textField = (field: LeadTextField) =>
  z.string().superRefine((text, context) => {
    const code = findTextError(field, text);
    if (code) context.addIssue(code);
  });

const unknownProjectType: LeadErrorCode = 'projectTypeUnknown';

/** One spelling for each domain: browsers may send an internationalized one in ASCII. */
export const emailSchema = textField('email').transform(toReadableAddress);

const leadSchema = z.object({
  name: textField('name'),
  email: emailSchema,
  projectType: z
    .string()
    .refine((key) => key === '' || Object.hasOwn(site.projectTypes, key), unknownProjectType)
    .transform((key) => key || null),
  details: textField('details'),
  phone: textField('phone').transform((number) => number || null),
});

export type ParsedLead =
  | { lead: LeadInput; values: LeadValues; errorCodes?: undefined }
  | { lead?: undefined; values: LeadValues; errorCodes: Partial<Record<LeadField, LeadErrorCode>> };

export function parseLead(form: FormData): ParsedLead {
  const values: LeadValues = {
    name: read(form, 'name'),
    email: read(form, 'email'),
    projectType: read(form, 'projectType'),
    details: read(form, 'details'),
    phone: read(form, 'phone'),
  };
  const result = leadSchema.safeParse(values);
  if (result.success) return { lead: result.data, values };
  const errorCodes = result.error.issues.map(({ path, message }) => [path[0], message]);
  return { values, errorCodes: Object.fromEntries(errorCodes) };
}

export type FormSignals = {
  honeypot: string;
  /** How long the form was open; null without JavaScript */
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

function read(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? normalizeField(field, value) : '';
}
