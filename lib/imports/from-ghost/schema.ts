import * as z from 'zod';
import { toDate } from '../dates';

// Fields that a version of Ghost lacks are empty; unknown ones are ignored.

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''));
const flag = z.union([z.boolean(), z.number()]).nullish().transform(Boolean);
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
/** ISO 8601, SQL format, or in Ghost 0 milliseconds. */
const date = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) =>
    typeof value === 'string'
      ? toDate(value.replace(/^(\S+) (\S+?)Z?$/, '$1T$2Z'))
      : toDate(value ?? Number.NaN),
  );
const texts = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, text])) as Record<Name, typeof text>;

/** What Ghost keeps of a post that no article or page has */
export const droppedFields = [
  ...['custom_template', 'email_subject', 'frontmatter', 'og_title', 'og_description', 'og_image'],
  ...['twitter_title', 'twitter_description', 'twitter_image'],
];
/** Since version 3 with the fields of its row in posts_meta */
const ghostPost = z.looseObject({
  ...texts('id', 'title', 'slug', 'html', 'lexical', 'mobiledoc', 'markdown', 'plaintext'),
  ...texts('type', 'status', 'visibility', 'author_id', 'custom_excerpt', 'canonical_url'),
  ...texts('feature_image', 'image', 'feature_image_alt', 'feature_image_caption'),
  ...texts('meta_title', 'meta_description', 'codeinjection_head', 'codeinjection_foot'),
  page: flag,
  featured: flag,
  email_only: flag,
  published_at: date,
  updated_at: date,
});
const ghostMeta = z.looseObject({
  ...texts('post_id', 'meta_title', 'meta_description'),
  ...texts('feature_image_alt', 'feature_image_caption'),
  email_only: flag,
});
const ghostTag = z.looseObject(texts('id', 'name', 'slug', 'visibility'));
const ghostUser = z.looseObject({
  ...texts('id', 'name', 'slug', 'bio', 'website', 'facebook', 'twitter', 'threads', 'bluesky'),
  ...texts('mastodon', 'tiktok', 'youtube', 'instagram', 'linkedin'),
});
const postTag = z.looseObject({ ...texts('post_id', 'tag_id'), sort_order: order });
const postAuthor = z.looseObject({ ...texts('post_id', 'author_id'), sort_order: order });

export type GhostPost = z.output<typeof ghostPost>;
export type GhostTag = z.output<typeof ghostTag>;
export type GhostUser = z.output<typeof ghostUser>;
export type GhostExport = ReturnType<typeof parseGhostExport>;

const rows = z
  .array(z.unknown())
  .nullish()
  .transform((list) => list ?? []);
const database = z.looseObject({
  meta: z.looseObject({ version: text }).nullish(),
  data: z.looseObject({
    posts: z.array(z.unknown()),
    posts_meta: rows,
    tags: rows,
    posts_tags: rows,
    users: rows,
    posts_authors: rows,
  }),
});

const wrongFile = 'not a Ghost export';
const remedy = 'Use the .json file from Ghost under Settings → Import/Export → Export.';

export function parseGhostExport(json: string) {
  let content: unknown;
  try {
    content = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(
      `${wrongFile}: the file is not valid JSON (${(error as Error).message}). ${remedy}`,
    );
  }
  const whole = z.looseObject({ db: z.array(z.unknown()).min(1) }).safeParse(content);
  const parsed = database.safeParse(whole.success ? whole.data.db[0] : content);
  if (!parsed.success) throw new Error(`${wrongFile}: the file has no list of posts. ${remedy}`);
  const { meta, data } = parsed.data;
  const read = <Row>(schema: z.ZodType<Row>, list: unknown[]): Row[] =>
    list.flatMap((row) => schema.safeParse(row).data ?? []);
  const metaOfPost = new Map(read(ghostMeta, data.posts_meta).map((one) => [one.post_id, one]));
  const posts = read(ghostPost, data.posts).map((post): GhostPost => {
    const given = Object.entries(metaOfPost.get(post.id) ?? {}).filter(([, value]) => value);
    return { ...post, ...Object.fromEntries(given), id: post.id };
  });
  if (posts.length === 0)
    throw new Error(`there is no post or page in it that can be read. ${remedy}`);
  return {
    version: meta?.version ?? '',
    posts,
    tags: read(ghostTag, data.tags),
    postTags: read(postTag, data.posts_tags),
    users: read(ghostUser, data.users),
    postAuthors: read(postAuthor, data.posts_authors),
    /** Positions in the list, from 1 */
    invalidPosts: data.posts.flatMap((post, index) =>
      ghostPost.safeParse(post).success ? [] : [index + 1],
    ),
  };
}
