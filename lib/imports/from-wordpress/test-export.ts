import { readFileSync } from 'node:fs';
import type { ImportedArticle, ImportedSite } from '../imported-site';
import { readWordpressExport } from './read-wordpress-export';

export const fixtureSite = readWordpressExport(
  readFileSync(new URL('fixtures/wordpress.xml', import.meta.url), 'utf8'),
  { locale: 'fr' },
);

export function findArticle(slug: string, site: ImportedSite = fixtureSite): ImportedArticle {
  const found = site.articles.find((article) => article.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

/** An export with one post. */
export const wxr = (content: string, rest = '') => `<?xml version="1.0"?><rss><channel>
<link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>
<content:encoded><![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_name>t</wp:post_name><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${rest}</item></channel></rss>`;

export const convert = (content: string, rest?: string) =>
  findArticle('t', readWordpressExport(wxr(content, rest), { locale: 'fr' })).article;
