import { type Locale, toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { LeadRow } from '@/lib/leads/desk/desk';
import { site } from '@/lib/settings/site';
import { typeset } from '@/lib/typography/typeset';

export function describeType(
  { projectType }: Pick<LeadRow, 'projectType'>,
  locale: Locale,
): string {
  const label = projectType ? site.projectTypes[projectType] : undefined;
  return label?.[locale] ?? projectType ?? getStudioWords(locale).desk.typeNotGiven;
}

/** The article at whose foot the lead was written, or the page */
export function describeSource({ article, path }: Source, locale: Locale): string {
  if (article) return typeset(article.title, toLocale(article.locale));
  return isContactPage(path) ? getStudioWords(locale).desk.contactPage : path;
}
type Source = Pick<LeadRow, 'path'> & { article: { title: string; locale: string } | null };

const isContactPage = (path: string) =>
  ['fr', 'en'].some((locale) => path === pathTo(toLocale(locale), 'contact'));
