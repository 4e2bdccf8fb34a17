import type { Metadata } from 'next';
import { AccessibilityStatement } from '@/components/site/accessibility-statement';
import { listCriteria, readAssessment } from '@/lib/accessibility/rgaa';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getLocale } from '../locale';
import { localizedPaths, pageMetadata } from '../metadata';
import { SiteFrame } from '../site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const { title, description } = getDictionary(locale).accessibilityPage;
  return pageMetadata(locale, { title, description, alternates: localizedPaths('accessibility') });
}

export default async function AccessibilityPage() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale} current="accessibility" alternates={localizedPaths('accessibility')}>
      <AccessibilityStatement locale={locale} criteria={listCriteria(readAssessment())} />
    </SiteFrame>
  );
}
