import type { LeadField, LeadValues } from './schema';

/** What the lead form shows besides its labels. */
export type LeadFormState = {
  values: LeadValues;
  /** What is wrong with each field, and how to mend it */
  errors: Partial<Record<LeadField, string>>;
  /** Why nothing was sent; unset until something was tried in vain */
  summary?: string;
  /** What a script had filled in, which it cannot find out a second time */
  referrer: string;
  elapsed: string;
};

export const emptyLeadForm: LeadFormState = {
  values: { name: '', email: '', projectType: '', details: '' },
  errors: {},
  referrer: '',
  elapsed: '',
};
