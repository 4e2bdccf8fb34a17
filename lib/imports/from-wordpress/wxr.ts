import type { Element, ElementContent } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { z } from 'zod';
import { repairXml } from './repair-xml';

// WordPress eXtended RSS: RSS 2.0 with the tables of WordPress in elements of their own.

const text = z.string().default('');
const item = z.object({
  title: text,
  link: text,
  pubDate: text,
  'dc:creator': text,
  'content:encoded': text,
  'excerpt:encoded': text,
  'wp:post_id': text,
  'wp:post_date': text,
  'wp:post_date_gmt': text,
  'wp:post_modified_gmt': text,
  'wp:post_name': text,
  'wp:status': text,
  'wp:post_parent': text,
  'wp:post_type': z.string().min(1),
  'wp:post_password': text,
  'wp:is_sticky': text,
  'wp:attachment_url': text,
});
const author = z.object({ 'wp:author_login': z.string().min(1), 'wp:author_display_name': text });

export type WxrItem = z.output<typeof item> & {
  categories: { domain: string; nicename: string; name: string }[];
  meta: { key: string; value: string }[];
  comments: number;
};
export type Wxr = {
  version: string;
  siteUrl: string;
  authors: { login: string; name: string }[];
  items: WxrItem[];
  /** How many items are none */
  faults: number;
};

const wrongFile = 'this is no WordPress export';
const remedy = 'Take the .xml file that WordPress gives under Tools → Export.';

/**
 * An export file of WordPress, WXR 1.0 to 1.2.
 * @throws Error that says what is wrong with the file, and on which line
 */
export function parseWxr(xml: string): Wxr {
  const root = parseXml(repairXml(xml));
  const rss = root.children.find((node) => node.type === 'element');
  const channel = rss?.type === 'element' ? elementsOf(rss, 'channel')[0] : undefined;
  if (!channel) throw new Error(`${wrongFile}: it is not RSS. ${remedy}`);
  const version = fieldOf(channel, 'wp:wxr_version');
  const items = elementsOf(channel, 'item');
  if (!version && !items.some((node) => elementsOf(node, 'wp:post_type').length > 0)) {
    throw new Error(`${wrongFile}: it is a feed, which holds the latest articles only. ${remedy}`);
  }
  const read = items.flatMap((node) => readItem(node) ?? []);
  return {
    version,
    siteUrl: fieldOf(channel, 'wp:base_blog_url') || fieldOf(channel, 'link'),
    authors: elementsOf(channel, 'wp:author').flatMap((node) => {
      const parsed = author.safeParse(valuesOf(node)).data;
      return parsed
        ? [{ login: parsed['wp:author_login'], name: parsed['wp:author_display_name'] }]
        : [];
    }),
    items: read,
    faults: items.length - read.length,
  };
}

function parseXml(xml: string) {
  try {
    return fromXml(xml);
  } catch (error) {
    const { line, cause } = error as { line?: number; cause?: Error };
    const reason = (cause ?? (error as Error)).message.split('\n')[0];
    throw new Error(
      `${wrongFile}, or a damaged one: line ${line ?? 1} cannot be read (${reason}). ${remedy}`,
    );
  }
}

function readItem(node: Element): WxrItem | null {
  const parsed = item.safeParse(valuesOf(node));
  if (!parsed.success) return null;
  return {
    ...parsed.data,
    categories: elementsOf(node, 'category').map((category) => ({
      domain: category.attributes.domain ?? '',
      nicename: category.attributes.nicename ?? '',
      name: textOf(category).trim(),
    })),
    meta: elementsOf(node, 'wp:postmeta').map((meta) => ({
      key: fieldOf(meta, 'wp:meta_key'),
      value: fieldOf(meta, 'wp:meta_value'),
    })),
    comments: elementsOf(node, 'wp:comment').length,
  };
}

function valuesOf(node: Element): Record<string, string> {
  const values: Record<string, string> = {};
  for (const child of node.children)
    if (child.type === 'element') values[child.name] ??= textOf(child);
  return values;
}

function fieldOf(node: Element, name: string): string {
  const [found] = elementsOf(node, name);
  return found ? textOf(found).trim() : '';
}

function elementsOf(node: Element, name: string): Element[] {
  return node.children.filter(
    (child): child is Element => child.type === 'element' && child.name === name,
  );
}

function textOf(node: Element): string {
  const words = (child: ElementContent): string =>
    child.type === 'text' || child.type === 'cdata'
      ? child.value
      : child.type === 'element'
        ? textOf(child)
        : '';
  return node.children.map(words).join('');
}
