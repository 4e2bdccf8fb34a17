import type { Graph } from 'schema-dts';
import { formatIsoDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { summarize } from '@/lib/markdown/summary';
import type { Page } from '@/lib/pages/page';
import { absoluteUrl, breadcrumbList, createGraph, websiteId } from './graph';

export function pageGraph(locale: Locale, page: Page): Graph {
  const { slug, title, publishedAt, updatedAt } = page;
  const path = pathTo(locale, 'page', { slug });
  return createGraph(
    {
      '@type': 'WebPage',
      '@id': `${absoluteUrl(path)}#page`,
      url: absoluteUrl(path),
      name: title,
      description: summarize(page, locale) || undefined,
      datePublished: formatIsoDateTime(publishedAt),
      dateModified: formatIsoDateTime(updatedAt),
      inLanguage: locale,
      isPartOf: { '@id': websiteId(locale) },
    },
    breadcrumbList(locale, { name: title, path }),
  );
}
