import type { TextErrorCode } from '@/lib/leads/rules';

/** What the form's script has to say, in the form's `data-words` as JSON. */
export type LeadFormWords = {
  /** `{length}` stands for how many characters there are */
  errors: Record<TextErrorCode, string>;
  /** For one fault, for two, and so on */
  summaries: string[];
  /** Before the page's title while something must be mended */
  errorPrefix: string;
  /** On the button while the form is on its way */
  submitting: string;
};
