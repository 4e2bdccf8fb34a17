import type { Metadata } from 'next';
import { Assessment } from '@/components/site/assessment';
import { PageFrame } from '@/components/site/page-frame';
import { readAssessment } from '@/lib/accessibility/rgaa';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../../locale';
import { alternatesOf, pageMetadata } from '../../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { auditTitle } = getDictionary(locale).accessibilityPage;
  return pageMetadata(locale, {
    title: auditTitle,
    alternates: alternatesOf('accessibilityAudit'),
  });
}

export default async function AssessmentPage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} alternates={alternatesOf('accessibilityAudit')}>
      <Assessment locale={locale} markdown={readAssessment()} />
    </PageFrame>
  );
}
