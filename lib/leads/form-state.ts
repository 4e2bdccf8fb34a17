import type { LeadField, LeadValues } from './schema';

export type LeadFormState = {
  values: LeadValues;
  errors: Partial<Record<LeadField, string>>;
  summary?: string;
  /** Set by a script, which cannot determine them again after a submission */
  referrer: string;
  elapsed: string;
};

export const emptyLeadForm: LeadFormState = {
  values: { name: '', email: '', projectType: '', details: '', phone: '' },
  errors: {},
  referrer: '',
  elapsed: '',
};
