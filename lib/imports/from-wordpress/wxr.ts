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
const author = z
  .object({
    'wp:author_id': word.default(''),
    'wp:author_login': z.string().min(1),
    'wp:author_display_name': text,
  })
  .transform((fields) => ({
    id: fields['wp:author_id'],
    login: fields['wp:author_login'],
    name: fields['wp:author_display_name'],
  }));

/** `id` is only of what the channel lists */
export type WxrTerm = Term & { id?: string };

export type WxrItem = z.output<typeof item> & {
  categories: { domain: string; nicename: string; name: string }[];
  meta: { key: string; value: string }[];
  comments: number;
};
export type Wxr = {
  version: string;
  siteUrl: string;
  authors: z.output<typeof author>[];
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
  for (const element of readChannel(chunks)) {
    const read = element.name === 'item' && readItem(element);
    if (read) items.push(read);
    else if (element.name === 'item') invalidItems += 1;
    else channel.children.push(element);
  }
  const version = fieldOf(channel, 'wp:wxr_version');
  if (channel.children.length + items.length + invalidItems === 0)
    throw new Error(`${wrongFile}: the file is not RSS. ${remedy}`);
  if (!version && items.length === 0)
    throw new Error(`${wrongFile}: it is an RSS feed, with the latest posts only. ${remedy}`);
  return {
    version,
    siteUrl: fieldOf(channel, 'wp:base_blog_url') || fieldOf(channel, 'link'),
    authors: elementsOf(channel, 'wp:author').flatMap(
      (element) => author.safeParse(fieldsOf(element)).data ?? [],
    ),
    terms: [...elementsOf(channel, 'wp:category'), ...elementsOf(channel, 'wp:tag')].map(readTerm),
    items,
    invalidItems,
  };
}

function* readChannel(chunks: Iterable<string>): Generator<XmlElement> {
  try {
    yield* readElements(chunks);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new Error(`${wrongFile}, or a damaged one: invalid XML ${error.message}. ${remedy}`);
  }
}

function readTerm(element: XmlElement): WxrTerm {
  const isTag = element.name === 'wp:tag';
  return {
    kind: isTag ? 'tag' : 'category',
    id: fieldOf(element, 'wp:term_id'),
    nicename: fieldOf(element, isTag ? 'wp:tag_slug' : 'wp:category_nicename'),
    name: fieldOf(element, isTag ? 'wp:tag_name' : 'wp:cat_name'),
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
