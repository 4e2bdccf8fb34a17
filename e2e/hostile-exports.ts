import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileWords } from './attack-vectors';

const wordsAt = (index: number) => hostileWords[index % hostileWords.length] ?? '';
const titleAt = (index: number) => `${wordsAt(index)} ${index}`;
const dayAt = (index: number) => `2024-01-${String(1 + (index % 28)).padStart(2, '0')}`;
/** After an article with each of the hostile words, pages; and drafts, of which there are previews */
const typeAt = (index: number) => (index % 20 > 14 && index % 20 < 18 ? 'page' : 'post');
const isDraft = (index: number) => index % 20 > 17;

const escapeXml = (text: string) =>
  text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
const elements = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('');

/** @param picture a file, the cover of every article */
export function writeWordpressExport(folder: string, bodies: string[], picture: string): string {
  mkdirSync(join(folder, 'wp-content/uploads/2024/01'), { recursive: true });
  cpSync(picture, join(folder, 'wp-content/uploads/2024/01/x.png'));
  const items = bodies.flatMap((body, index) => [
    elements({
      'wp:post_id': String(1000 + index),
      'wp:post_type': 'attachment',
      'wp:attachment_url': 'https://old.example/wp-content/uploads/2024/01/x.png',
      'excerpt:encoded': `${body} ${wordsAt(index)}`,
    }) +
      `<wp:postmeta>${elements({ 'wp:meta_key': '_wp_attachment_image_alt', 'wp:meta_value': wordsAt(index) })}</wp:postmeta>`,
    elements({
      title: titleAt(index),
      link: `https://old.example/${wordsAt(index)}`,
      'dc:creator': wordsAt(index),
      'content:encoded': body,
      'excerpt:encoded': wordsAt(index + 1),
      'wp:post_id': String(index + 1),
      'wp:post_name': `wp-${index}-${wordsAt(index)}`,
      'wp:post_date_gmt': `${dayAt(index)} 08:00:00`,
      'wp:status': isDraft(index) ? 'draft' : 'publish',
      'wp:post_type': typeAt(index),
    }) +
      `<category domain="category" nicename="x">${escapeXml(wordsAt(index))}</category>` +
      `<wp:postmeta>${elements({ 'wp:meta_key': '_thumbnail_id', 'wp:meta_value': String(1000 + index) })}</wp:postmeta>`,
  ]);
  const authors = hostileWords.map((words) =>
    elements({ 'wp:author_login': words, 'wp:author_display_name': words }),
  );
  const file = join(folder, 'wordpress.xml');
  writeFileSync(
    file,
    `<?xml version="1.0"?><rss><channel>${elements({ link: 'https://old.example', 'wp:wxr_version': '1.2' })}
    ${authors.map((author) => `<wp:author>${author}</wp:author>`).join('')}
    ${items.map((item) => `<item>${item}</item>`).join('\n')}</channel></rss>`,
  );
  return file;
}

export function writeGhostExport(folder: string, bodies: string[], picture: string): string {
  mkdirSync(join(folder, 'content/images'), { recursive: true });
  cpSync(picture, join(folder, 'content/images/x.png'));
  const ids = bodies.map((_, index) => String(index));
  const namedRows = hostileWords.map((words, index) => ({ id: String(index), words }));
  const idOfWords = (index: number) => String(index % hostileWords.length);
  const data = {
    posts: bodies.map((html, index) => ({
      ...{ id: String(index), title: titleAt(index), html },
      ...{ slug: `ghost-${index}`, custom_excerpt: wordsAt(index + 1), visibility: 'public' },
      ...{ feature_image: '__GHOST_URL__/content/images/x.png', canonical_url: wordsAt(index) },
      ...{
        type: typeAt(index),
        status: isDraft(index) ? 'draft' : 'published',
      },
      published_at: `${dayAt(index)}T08:00:00.000Z`,
    })),
    posts_meta: ids.map((id, index) => ({
      ...{ id, post_id: id, feature_image_alt: wordsAt(index), meta_title: wordsAt(index + 2) },
      ...{ feature_image_caption: bodies[index], meta_description: wordsAt(index + 3) },
    })),
    tags: namedRows.map(({ id, words }) => ({ id, name: words, slug: `t-${id}` })),
    posts_tags: ids.map((id, index) => ({ id, post_id: id, tag_id: idOfWords(index) })),
    users: namedRows.map(({ id, words }) => ({
      ...{ id, name: words, slug: `u-${id}`, bio: `${words} [x](javascript:attack())` },
      ...{ website: 'javascript:attack()', facebook: words, twitter: words },
    })),
    posts_authors: ids.map((id, index) => ({ id, post_id: id, author_id: idOfWords(index) })),
  };
  const file = join(folder, 'ghost.json');
  writeFileSync(file, JSON.stringify({ db: [{ meta: { version: '5.79.0' }, data }] }));
  return file;
}

export function writeMarkdownBlog(folder: string, bodies: string[], picture: string): string {
  const blog = join(folder, 'blog');
  mkdirSync(join(blog, 'posts'), { recursive: true });
  cpSync(picture, join(blog, 'posts/x.png'));
  for (const [index, body] of bodies.entries()) {
    const fields = {
      ...{ title: titleAt(index), description: wordsAt(index + 1), date: dayAt(index) },
      ...{ author: wordsAt(index), categories: [wordsAt(index)], draft: isDraft(index) },
      ...{ cover: { image: 'x.png', alt: wordsAt(index), caption: body } },
      ...{ seoTitle: wordsAt(index + 2), canonical: wordsAt(index) },
    };
    writeFileSync(
      join(blog, `posts/md-${index}.md`),
      `---\n${JSON.stringify(fields)}\n---\n\n${body}\n`,
    );
  }
  return blog;
}
