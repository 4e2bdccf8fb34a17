import type { Metadata } from 'next';
import { Accessibility } from '@/components/site/accessibility';
import { PageFrame } from '@/components/site/page-frame';
import { listCriteria, readAssessment } from '@/lib/accessibility/rgaa';
import { getDictionary } from '@/lib/i18n/dictionary';
import { readLocale } from '../locale';
import { alternatesOf, pageMetadata } from '../metadata';

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const { title, description } = getDictionary(locale).accessibilityPage;
  return pageMetadata(locale, { title, description, alternates: alternatesOf('accessibility') });
}

export default async function AccessibilityPage() {
  const locale = await readLocale();
  return (
    <PageFrame locale={locale} current="accessibility" alternates={alternatesOf('accessibility')}>
      <Accessibility locale={locale} criteria={listCriteria(readAssessment())} />
    </PageFrame>
  );
}
