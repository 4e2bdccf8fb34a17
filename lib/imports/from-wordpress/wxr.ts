import type { Element, ElementContent } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import * as z from 'zod';
import { repairXml } from './repair-xml';

const text = z.string().default('');
const word = z.string().trim();
const item = z.object({
  title: text,
  link: text,
  pubDate: text,
  'dc:creator': text,
  'content:encoded': text,
  'excerpt:encoded': text,
  'wp:post_id': word.default(''),
  'wp:post_date': text,
  'wp:post_date_gmt': text,
  'wp:post_modified_gmt': text,
  'wp:post_name': word.default(''),
  'wp:status': word.default(''),
  'wp:post_parent': word.default(''),
  'wp:post_type': word.min(1),
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
  /** Number of items that could not be read */
  invalidItems: number;
};

const wrongFile = 'not a WordPress export';
const remedy = 'Use the .xml file from WordPress under Tools → Export.';

/** Parses WordPress eXtended RSS 1.0 to 1.2. @throws Error with the line and what to do */
export function parseWxr(xml: string): Wxr {
  const root = parseXml(repairXml(xml));
  const rss = root.children.find((node) => node.type === 'element');
  const channel = rss?.type === 'element' ? elementsOf(rss, 'channel')[0] : undefined;
  if (!channel) throw new Error(`${wrongFile}: the file is not RSS. ${remedy}`);
  const version = fieldOf(channel, 'wp:wxr_version');
  const items = elementsOf(channel, 'item');
  if (!version && !items.some((node) => elementsOf(node, 'wp:post_type').length > 0)) {
    throw new Error(`${wrongFile}: it is an RSS feed, with the latest posts only. ${remedy}`);
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
    invalidItems: items.length - read.length,
  };
}

function parseXml(xml: string) {
  try {
    return fromXml(xml);
  } catch (error) {
    const { line, cause } = error as { line?: number; cause?: Error };
    const reason = (cause ?? (error as Error)).message.split('\n')[0];
    throw new Error(
      `${wrongFile}, or a damaged one: invalid XML on line ${line ?? 1} (${reason}). ${remedy}`,
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
  const readChild = (child: ElementContent): string =>
    child.type === 'text' || child.type === 'cdata'
      ? child.value
      : child.type === 'element'
        ? textOf(child)
        : '';
  return node.children.map(readChild).join('');
}
