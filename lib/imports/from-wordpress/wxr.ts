import * as z from 'zod';
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
    authors: elementsOf(channel, 'wp:author').flatMap((element) => {
      const parsed = author.safeParse(fieldsOf(element)).data;
      return parsed
        ? [{ login: parsed['wp:author_login'], name: parsed['wp:author_display_name'] }]
        : [];
    }),
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
