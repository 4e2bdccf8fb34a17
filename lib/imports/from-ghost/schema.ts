import * as z from 'zod';

// Fields that a version of Ghost lacks are empty; unknown ones are ignored.

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));
const flag = z.union([z.boolean(), z.number()]).nullish().transform(Boolean);
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);
/** ISO 8601, SQL format, or in Ghost 0 milliseconds. */
const date = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return undefined;
    const iso = typeof value === 'string' ? value.replace(/^(\S+) (\S+?)Z?$/, '$1T$2Z') : value;
    const parsed = new Date(iso);
    return Number.isNaN(parsed.getTime()) ? undefined : parsed;
  });

/** What Ghost keeps of a post that no article or page has */
export const droppedFields = [
  'custom_template',
  'email_subject',
  'frontmatter',
  'og_title',
  'og_description',
  'og_image',
  'twitter_title',
  'twitter_description',
  'twitter_image',
] as const;
export const ghostPost = z.looseObject({
  id: text,
  title: text,
  slug: text,
  html: text,
  lexical: text,
  mobiledoc: text,
  markdown: text,
  plaintext: text,
  type: text,
  page: flag,
  status: text,
  visibility: text,
  featured: flag,
  feature_image: text,
  image: text,
  custom_excerpt: text,
  meta_title: text,
  meta_description: text,
  canonical_url: text,
  codeinjection_head: text,
  codeinjection_foot: text,
  author_id: text,
  published_at: date,
  updated_at: date,
});

export const ghostMeta = z.looseObject({
  post_id: text,
  meta_title: text,
  meta_description: text,
  feature_image_alt: text,
  feature_image_caption: text,
  email_only: flag,
});

export const ghostTag = z.looseObject({ id: text, name: text, slug: text, visibility: text });

export const ghostUser = z.looseObject({
  id: text,
  name: text,
  slug: text,
  bio: text,
  website: text,
  facebook: text,
  twitter: text,
  threads: text,
  bluesky: text,
  mastodon: text,
  tiktok: text,
  youtube: text,
  instagram: text,
  linkedin: text,
});

const postTag = z.looseObject({ post_id: text, tag_id: text, sort_order: order });
const postAuthor = z.looseObject({ post_id: text, author_id: text, sort_order: order });

export type GhostPost = z.output<typeof ghostPost>;
export type GhostMeta = z.output<typeof ghostMeta>;
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
  if (!parsed.success) {
    throw new Error(`${wrongFile}: the file has no list of posts. ${remedy}`);
  }
  const { meta, data } = parsed.data;
  const invalidPosts: number[] = [];
  const read = <Row>(schema: z.ZodType<Row>, list: unknown[]): Row[] =>
    list.flatMap((row, index) => {
      const result = schema.safeParse(row);
      if (!result.success && list === data.posts) invalidPosts.push(index + 1);
      return result.success ? [result.data] : [];
    });
  const posts = read(ghostPost, data.posts);
  if (posts.length === 0)
    throw new Error(`there is no post or page in it that can be read. ${remedy}`);
  return {
    version: meta?.version ?? '',
    posts,
    meta: read(ghostMeta, data.posts_meta),
    tags: read(ghostTag, data.tags),
    postTags: read(postTag, data.posts_tags),
    users: read(ghostUser, data.users),
    postAuthors: read(postAuthor, data.posts_authors),
    /** Positions in the list, from 1 */
    invalidPosts,
  };
}
