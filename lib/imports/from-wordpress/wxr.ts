import * as z from 'zod';
import type { Term } from '../topics';
import {
  elementsOf,
  fieldOf,
  fieldsOf,
  readElements,
  textOf,
  type XmlElement,
  XmlError,
} from './read-elements';

const optional = <Name extends string, Schema>(schema: Schema, ...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
const text = z.string().default('');
const word = z.string().trim();
const item = z.object({
  ...optional(text, 'title', 'link', 'pubDate', 'content:encoded', 'excerpt:encoded'),
  ...optional(text, 'wp:post_date', 'wp:post_date_gmt', 'wp:post_modified_gmt'),
  ...optional(text, 'wp:post_password', 'wp:is_sticky', 'wp:attachment_url'),
  ...optional(word.default(''), 'wp:post_id', 'wp:post_name', 'wp:status', 'wp:post_parent'),
  'dc:creator': word.default(''),
  'wp:post_type': word.min(1),
});

/** `id` is only of what the channel lists */
type WxrTerm = Term & { id?: string };

export type WxrItem = z.output<typeof item> & {
  categories: { domain: string; nicename: string; name: string }[];
  meta: { key: string; value: string }[];
  comments: number;
};
export type Wxr = {
  version: string;
  siteUrl: string;
  authors: { id: string; login: string; name: string }[];
  terms: WxrTerm[];
  items: WxrItem[];
  /** Number of items that could not be read */
  invalidItems: number;
};

const wrongFile = 'not a WordPress export';
const remedy = 'Use the .xml file from WordPress under Tools → Export.';

/** Reads WordPress eXtended RSS 1.0 to 1.2. @throws Error with the line and what to do */
export function readWxr(chunks: Iterable<string>): Wxr {
  const channel: XmlElement = { name: 'channel', attributes: {}, children: [] };
  const items: WxrItem[] = [];
  let invalidItems = 0;
  try {
    for (const element of readElements(chunks)) {
      const read = element.name === 'item' && readItem(element);
      if (read) items.push(read);
      else if (element.name === 'item') invalidItems += 1;
      else channel.children.push(element);
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new Error(`${wrongFile}, or a damaged one: invalid XML ${error.message}. ${remedy}`);
  }
  const version = fieldOf(channel, 'wp:wxr_version');
  if (channel.children.length + items.length + invalidItems === 0)
    throw new Error(`${wrongFile}: the file is not RSS. ${remedy}`);
  if (!version && items.length === 0)
    throw new Error(`${wrongFile}: it is an RSS feed, with the latest posts only. ${remedy}`);
  const authors = elementsOf(channel, 'wp:author').map((element) => ({
    id: fieldOf(element, 'wp:author_id'),
    login: fieldOf(element, 'wp:author_login'),
    name: fieldOf(element, 'wp:author_display_name'),
  }));
  return {
    version,
    siteUrl: fieldOf(channel, 'wp:base_blog_url') || fieldOf(channel, 'link'),
    authors: authors.filter(({ login }) => login),
    terms: [
      ...elementsOf(channel, 'wp:category').map((element) => ({
        kind: 'category' as const,
        id: fieldOf(element, 'wp:term_id'),
        nicename: fieldOf(element, 'wp:category_nicename'),
        name: fieldOf(element, 'wp:cat_name'),
      })),
      ...elementsOf(channel, 'wp:tag').map((element) => ({
        kind: 'tag' as const,
        id: fieldOf(element, 'wp:term_id'),
        nicename: fieldOf(element, 'wp:tag_slug'),
        name: fieldOf(element, 'wp:tag_name'),
      })),
    ],
    items,
    invalidItems,
  };
}

function readItem(element: XmlElement): WxrItem | null {
  const parsed = item.safeParse(fieldsOf(element));
  if (!parsed.success) return null;
  return {
    ...parsed.data,
    categories: elementsOf(element, 'category').map((category) => ({
      domain: category.attributes.domain ?? '',
      nicename: category.attributes.nicename ?? '',
      name: textOf(category).trim(),
    })),
    meta: elementsOf(element, 'wp:postmeta').map((meta) => ({
      key: fieldOf(meta, 'wp:meta_key'),
      value: fieldOf(meta, 'wp:meta_value'),
    })),
    comments: elementsOf(element, 'wp:comment').length,
  };
}
