import type { TextErrorCode } from '@/lib/leads/rules';

/** The texts of the form's script, as JSON in `data-words`. */
export type LeadFormWords = {
  /** `{length}` stands for the number of characters */
  errors: Record<TextErrorCode, string>;
  /** For one error, for two, and so on */
  summaries: string[];
  errorPrefix: string;
  submitting: string;
  /** `{domain}` stands for a common domain */
  suggestion: string;
  correct: string;
};
