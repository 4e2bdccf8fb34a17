import { Prose } from '@/components/ui/prose';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { renderMarkdown } from '@/lib/markdown/render-markdown';
import { TextPage } from './text-page';

/** docs/rgaa.md, which is in French only. */
export function AccessibilityAudit({ locale, markdown }: { locale: Locale; markdown: string }) {
  const { auditTitle, description } = getDictionary(locale).accessibilityPage;
  const text = markdown.replace(/^# .+\n/, '');
  return (
    <TextPage title={auditTitle} description={description}>
      <div lang="fr">
        <Prose tree={renderMarkdown(text, { locale: 'fr' }).tree} />
      </div>
    </TextPage>
  );
}
