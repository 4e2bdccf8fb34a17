import type { Metadata } from 'next';
import { AccessibilityAudit } from '@/components/site/accessibility-audit';
import { readAssessment } from '@/lib/accessibility/rgaa';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getLocale } from '../../locale';
import { localizedPaths, pageMetadata } from '../../metadata';
import { SiteFrame } from '../../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { auditTitle } = getDictionary(locale).accessibilityPage;
  return pageMetadata(locale, {
    title: auditTitle,
    alternates: localizedPaths('accessibilityAudit'),
  });
}

export default async function AccessibilityAuditPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} alternates={localizedPaths('accessibilityAudit')}>
      <AccessibilityAudit locale={locale} markdown={readAssessment()} />
    </SiteFrame>
  );
}
