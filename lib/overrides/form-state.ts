import type { Locale } from '@/lib/i18n/locales';
import type { Scheme } from '@/lib/settings/palette';

/** Why a value cannot be stored */
export type SettingProblem =
  | { code: 'missing' | 'number' | 'color' | 'url' | 'email' }
  | { code: 'tooSmall' | 'tooBig'; limit: number }
  | { code: 'contrast'; scheme: Scheme; ratio: string; suggested: string }
  /** Somebody changed it since the form was shown, to this. */
  | { code: 'changed'; now: string };

export type Expiring = { leads: number; suspected: number; mails: number };

type FormState = {
  /** Counts the answers, so that the fields show what each of them says */
  answers: number;
  outcome?: 'saved' | 'failed';
};

export type SettingsState = FormState & {
  /** By key: what is typed, and what was stored when it was shown. A switch is `on` or empty. */
  typed: Record<string, string>;
  shown: Record<string, string>;
  problems: Record<string, SettingProblem>;
  /** A shorter retention: what it deletes, to be confirmed */
  expiring?: Expiring & { retention: string };
};

export type TypeRow = {
  /** Stored with the leads; empty in a row that is new */
  key: string;
  labels: Record<Locale, string>;
  isHidden: boolean;
};

export type TypesState = FormState & {
  rows: TypeRow[];
  /** JSON of the rows that were stored when it was shown */
  shown: string;
  /** Rows without a label in a language, e.g. `2.fr` */
  missing: string[];
  problem?: 'changed' | 'used';
  /** Back at site.config.ts, but for types that leads use, which are kept and hidden */
  kept?: string[];
};
