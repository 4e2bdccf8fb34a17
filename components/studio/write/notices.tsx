import type { Locale } from '@/lib/i18n/locales';
import { writeWords } from '@/lib/i18n/studio/write/words';

export type Dialog = 'conflict' | 'journal' | 'elsewhere';

type NoticesProps = {
  locale: Locale;
  /** When a text that this browser keeps was written, in milliseconds since 1970 */
  found: number | null;
  isChangedElsewhere: boolean;
  onCompare: (dialog: Dialog) => void;
};

export function Notices({ locale, found, isChangedElsewhere, onCompare }: NoticesProps) {
  const words = writeWords[locale];
  const notices: [Dialog, string][] = [
    ...(found
      ? [['journal', words.journal.found(formatTime(found, locale))] as [Dialog, string]]
      : []),
    ...(isChangedElsewhere ? [['elsewhere', words.elsewhere.found] as [Dialog, string]] : []),
  ];
  return notices.map(([dialog, text]) => (
    <p key={dialog} className="write-notice" role="status">
      {text}{' '}
      <button className="studio-button" type="button" onClick={() => onCompare(dialog)}>
        {words.compare}
      </button>
    </p>
  ));
}

const formatTime = (time: number, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(time);
