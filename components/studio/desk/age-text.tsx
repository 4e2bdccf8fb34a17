import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { Age } from '@/lib/leads/desk/urgency';
import './age-text.css';

export function AgeText({ locale, minutes, urgency }: Age & { locale: Locale }) {
  return <span className={`desk-age ${urgency}`}>{getStudioWords(locale).age(minutes)}</span>;
}
