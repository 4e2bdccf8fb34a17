import { closeSync, openSync, writeSync } from 'node:fs';
import { escapeHtml } from '@/lib/http/escape-html';
import { dayMs } from '@/lib/i18n/durations';
import { slugify } from '@/lib/markdown/slug';
import { createRandom, pick, writeBody, writeSentence, writeTitle } from './text';
import { words } from './words';

const site = 'https://old.example';
const authors = ['amina', 'jawad', 'salma'];
const firstPictureId = 1_000_000;

/** Writes a WordPress export (WXR 1.2) of posts of about 800 words. The same count gives the same file. */
export function writeWordpressExport(path: string, count: number): void {
  const random = createRandom(count);
  const file = openSync(path, 'w');
  writeSync(file, writeHead());
  for (let id = 1; id <= count; id += 1) writeSync(file, writePost(id, random));
  writeSync(file, '</channel>\n</rss>\n');
  closeSync(file);
}

function writeHead(): string {
  const users = authors.map(
    (name, index) => `<wp:author><wp:author_id>${index + 1}</wp:author_id>
<wp:author_login>${name}</wp:author_login><wp:author_display_name>${name}</wp:author_display_name></wp:author>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>${site}</link><wp:wxr_version>1.2</wp:wxr_version>
${users.join('')}`;
}

function writePost(id: number, random: () => number): string {
  const title = writeTitle('fr', random);
  const slug = `${slugify(title)}-${id}`;
  const date = new Date(Date.UTC(2015, 0, 1) + id * dayMs * 0.7).toISOString();
  const time = date.slice(0, 19).replace('T', ' ');
  const [topic, tag] = [pick(words.fr.topics, random), pick(words.fr.topics, random)];
  const hasGallery = id % 20 === 0;
  const content = `${toHtml(writeBody('fr', random, []))}
<p>${words.fr.link} : <a href="${site}/?p=${Math.ceil(random() * id)}">${writeSentence('fr', random)}</a></p>
${id % 10 === 0 ? writeTable(random) : ''}${hasGallery ? '[gallery columns="2"]' : ''}`;
  const post = writeItem('post', id, {
    title,
    link: `${site}/${date.slice(0, 7).replace('-', '/')}/${slug}/`,
    'dc:creator': pick(authors, random),
    'content:encoded': content,
    'excerpt:encoded': writeSentence('fr', random),
    'wp:post_date_gmt': time,
    'wp:post_name': slug,
    'wp:status': 'publish',
    rest: `${writeTerm('category', topic)}${writeTerm('post_tag', tag)}`,
  });
  return hasGallery ? post + writePicture(id, 1, random) + writePicture(id, 2, random) : post;
}

function writePicture(post: number, number: number, random: () => number): string {
  return writeItem('attachment', firstPictureId + post * 10 + number, {
    title: writeSentence('fr', random),
    'excerpt:encoded': writeSentence('fr', random),
    'wp:post_parent': String(post),
    'wp:status': 'inherit',
    'wp:attachment_url': `${site}/wp-content/uploads/2020/01/${post}-${number}.jpg`,
  });
}

function writeItem(
  type: string,
  id: number,
  { rest = '', ...fields }: Record<string, string>,
): string {
  const all = { ...fields, 'wp:post_id': String(id), 'wp:post_type': type };
  const elements = Object.entries(all).map(
    ([name, value]) => `<${name}><![CDATA[${value}]]></${name}>\n`,
  );
  return `<item>\n${elements.join('')}${rest}</item>\n`;
}

function writeTerm(domain: string, name: string): string {
  return `<category domain="${domain}" nicename="${slugify(name)}"><![CDATA[${name}]]></category>\n`;
}

function writeTable(random: () => number): string {
  const rows = Array.from(
    { length: 5 },
    (_, row) => `<tr><td>${row}</td><td>${escapeHtml(writeSentence('fr', random))}</td></tr>`,
  );
  return `<table><tbody>${rows.join('')}</tbody></table>\n`;
}

function toHtml(markdown: string): string {
  return markdown
    .split('\n\n')
    .map((block) => {
      if (block.startsWith('## ')) return `<h2>${escapeHtml(block.slice(3))}</h2>`;
      if (!block.startsWith('- ')) return `<p>${escapeHtml(block)}</p>`;
      const items = block.split('\n').map((item) => `<li>${escapeHtml(item.slice(2))}</li>`);
      return `<ul>${items.join('')}</ul>`;
    })
    .join('\n\n');
}
