import { readFileSync } from 'node:fs';
import { formatWarning } from '../import-report';
import type { ImportedArticle, ImportedSite } from '../imported-site';
import { readGhostExport } from './read-ghost-export';

export function readFixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

export const ghost5 = readGhostExport(readFixture('ghost-5.json'), { locale: 'fr' });
export const ghost2 = readGhostExport(readFixture('ghost-2.json'), { locale: 'fr' });

export function findArticle(slug: string, site: ImportedSite = ghost5): ImportedArticle {
  const found = site.articles.find((article) => article.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

export function listWarnings(title: string): string[] {
  return ghost5.report.warnings.filter(({ article }) => article === title).map(formatWarning);
}
