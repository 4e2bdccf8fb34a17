import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

type DraftBarProps = { locale: Locale; scheduledAt: Date | null; expiresAt: Date };

export function DraftBar({ locale, scheduledAt, expiresAt }: DraftBarProps) {
  const { draft, scheduled, until } = getDictionary(locale).previewPage;
  return (
    <aside className="draft-bar" aria-label={draft}>
      <strong>{scheduledAt ? scheduled(formatDateTime(scheduledAt, locale)) : draft}</strong>{' '}
      {until(formatDateTime(expiresAt, locale))}
    </aside>
  );
}
