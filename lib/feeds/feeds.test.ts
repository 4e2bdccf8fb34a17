import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { renameArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { copyArticle, publish, withOwnVersion } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import type { FeedFormat } from './feed';
import { createFeedResponse } from './feed-response';

withEmptyStore();
withOwnVersion();

const site = 'http://localhost:3000';

async function read(format: FeedFormat, topic?: string, locale = 'fr', hub?: string) {
  const answer = await createFeedResponse(format, { locale, topic }, hub);
  return answer.text();
}

/** What XML leaves to be desired, as an independent parser sees it; and the feed, as another does. */
async function readXml(format: 'rss' | 'atom', topic?: string) {
  const xml = await read(format, topic);
  expect(XMLValidator.validate(xml)).toBe(true);
  return { xml, feed: parseFeed(xml) };
}

// jsonfeed.org/version/1.1: what is required, and the shape of what may be there. Nothing else is.
const author = z.strictObject({ name: z.string(), url: z.url().optional() });
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string(),
  authors: z.array(author).min(1),
  hubs: z.array(z.strictObject({ type: z.string(), url: z.url() })).optional(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      image: z.url(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
      authors: z.array(author).min(1),
      tags: z.array(z.string()),
    }),
  ),
});
const readJson = async (topic?: string) => jsonFeed.parse(JSON.parse(await read('json', topic)));

const published = new Date('2026-01-01T08:00:00Z');
const updated = new Date('2026-02-01T08:00:00Z');
const whole = {
  slug: 'mistral',
  title: 'Mistral : le pari',
  dek: 'Que vaut-il ?',
  body: 'Un **pari**, [ici](/articles/autre).',
  publishedAt: published,
  updatedAt: updated,
  topics: ['Maroc', 'Emploi'],
};

describe.each(['rss', 'atom'] as const)('%s', (format) => {
  test('says all about an article, in the words of the page', async () => {
    await publish(whole);
    const { feed, xml } = await readXml(format);
    expect(feed).toMatchObject({
      title: 'Jawad — IA & entreprise',
      language: 'fr',
      url: `${site}/`,
      self: `${site}/${format === 'rss' ? 'feed' : 'atom'}.xml`,
      updated,
    });
    const item = feed.items[0]?.toJSON();
    expect(item).toMatchObject({
      title: 'Mistral\u00a0: le pari',
      description: 'Que vaut-il\u202f?',
      url: `${site}/articles/mistral`,
      published: published.toISOString(),
      authors: [{ name: 'Jawad' }],
      categories: [{ label: 'Emploi' }, { label: 'Maroc' }],
      media: [{ url: `${site}/media/0123456789abcdef-1200.webp`, mimeType: 'image/webp' }],
    });
    // The parser does not look for it in RSS.
    expect(xml).toContain(`updated>${updated.toISOString()}<`);
    expect(item?.content).toContain('<strong>pari</strong>');
    expect(item?.content).toContain(`href="${site}/articles/autre"`);
  });

  test.each([
    ['markup', '<script>alert(1)</script> & "x"'],
    ['the end of CDATA', 'a ]]> b'],
    ['an entity', 'a &amp; b &lt;b&gt;'],
    ['an emoji', 'été 🚀'],
    ['right to left', 'الذكاء الاصطناعي \u200fa'],
  ])('a title with %s is what it was', async (_, title) => {
    await publish({ slug: 'a', locale: 'en', title, body: '`]]>` <b>' });
    const xml = await read(format, undefined, 'en');
    expect(XMLValidator.validate(xml)).toBe(true);
    const typeset = (text: string | null | undefined) => text?.replaceAll(/["“”]/g, '"');
    expect(typeset(parseFeed(xml).items[0]?.title)).toBe(title);
  });

  test('an item published after its last change counts as updated when it was published', async () => {
    await publish({ ...whole, publishedAt: updated, updatedAt: published });
    const { feed, xml } = await readXml(format);
    expect(feed).toMatchObject({ updated });
    expect(xml).toContain(`updated>${updated.toISOString()}<`);
    expect(xml).not.toContain(published.toISOString());
  });

  test('characters that XML forbids are dropped', async () => {
    await publish({ slug: 'a', title: 'a\u0008\u001f\ufffe\ud800b', body: 'c\u000bd\uffff' });
    const { xml, feed } = await readXml(format);
    expect(feed.items[0]?.title).toMatch(/^a\ufffd*b$/);
    expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u);
  });
});

test('JSON Feed says all about an article', async () => {
  await publish(whole);
  const feed = await readJson();
  expect(feed).toMatchObject({
    title: 'Jawad — IA & entreprise',
    home_page_url: `${site}/`,
    feed_url: `${site}/feed.json`,
    language: 'fr',
  });
  expect(feed.items).toMatchObject([
    {
      url: `${site}/articles/mistral`,
      title: 'Mistral\u00a0: le pari',
      summary: 'Que vaut-il\u202f?',
      image: `${site}/media/0123456789abcdef-1200.webp`,
      date_published: published.toISOString(),
      date_modified: updated.toISOString(),
      authors: [{ name: 'Jawad', url: `${site}/auteur/jawad` }],
      tags: ['Emploi', 'Maroc'],
    },
  ]);
  expect(feed.items[0]?.content_html).toContain(`href="${site}/articles/autre"`);
});

test('JSON Feed dates the change of an article no earlier than its publication', async () => {
  await publish({ ...whole, publishedAt: updated, updatedAt: published });
  expect((await readJson()).items[0]?.date_modified).toBe(updated.toISOString());
});

test('an RSS description is HTML, escaped once more for XML', async () => {
  await publish({ slug: 'a', locale: 'en', dek: 'Less <b> & more' });
  const xml = await read('rss', undefined, 'en');
  const { rss } = new XMLParser({ htmlEntities: true }).parse(xml);
  expect(rss.channel.item.description).toBe('Less &lt;b&gt; &amp; more');
});

test('an image stored after the feed was read is in the next one', async () => {
  const image = { id: 'abcdefabcdefabcd', width: 800, height: 600 };
  await publish({ slug: 'a', body: `![Vue](/media/${image.id})` });
  const before = (await readJson()).items[0]?.content_html;
  await db().image.create({ data: image });
  const after = (await readJson()).items[0]?.content_html;
  expect(before).not.toContain('width="');
  expect(after).toContain('width="800"');
});

test('ids are the same in every format, and outlast another slug, another title and another store', async () => {
  const ids = async () => [
    parseFeed(await read('rss')).items[0]?.id,
    parseFeed(await read('atom')).items[0]?.id,
    (await readJson()).items[0]?.id,
  ];
  await publish({ slug: 'autre', publishedAt: null });
  const id = await publish({ slug: 'mistral', translationKey: 'mistral' });
  const before = await ids();
  expect(new Set(before).size).toBe(1);
  await renameArticle('fr', 'mistral', 'mistral-ai');
  await db().article.update({ where: { id }, data: { title: 'Tout autre', id: 99 } });
  expect(await ids()).toEqual(before);
  // Part of the contract: readers out there hold these ids.
  expect(before[0]).toBe('urn:uuid:f4e5a4c3-4a5d-553a-94b6-e14c03df67f6');
});

test('a text and its translation are two items', async () => {
  await publish({ slug: 'mistral' });
  await publish({ slug: 'mistral', locale: 'en' });
  const [fr] = parseFeed(await read('atom')).items;
  const [en] = parseFeed(await read('atom', undefined, 'en')).items;
  expect(fr?.id).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(en?.id).not.toBe(fr?.id);
});

test('thirty newest, whether featured or not; no draft, nothing scheduled', async () => {
  const id = await publish({ slug: 'a', publishedAt: new Date('2025-12-01T08:00:00Z') });
  await copyArticle(id, 40);
  await publish({ slug: 'old', featured: true, publishedAt: new Date('2020-01-01T08:00:00Z') });
  await publish({ slug: 'draft', publishedAt: null });
  await publish({ slug: 'scheduled', publishedAt: new Date(Date.now() + 60_000) });
  const { feed } = await readXml('rss');
  const slugs = ['a', ...Array.from({ length: 29 }, (_, index) => `a-${index + 1}`)];
  expect(feed.items.map(({ url }) => url)).toEqual(slugs.map((slug) => `${site}/articles/${slug}`));
});

test('a topic has feeds of its own, in its language alone', async () => {
  await publish({ slug: 'a', topics: ['Maroc'] });
  await publish({ slug: 'b', topics: ['Emploi'] });
  const { feed } = await readXml('atom', 'maroc');
  expect(feed.items.map(({ title }) => title)).toEqual(['a']);
  expect(feed).toMatchObject({
    title: 'Maroc — Jawad',
    url: `${site}/sujets/maroc`,
    self: `${site}/sujets/maroc/atom.xml`,
  });
  expect((await readJson('maroc')).feed_url).toBe(`${site}/sujets/maroc/feed.json`);
  const status = async (locale: string, topic: string) =>
    (await createFeedResponse('rss', { locale, topic })).status;
  expect(await status('fr', 'maroc')).toBe(200);
  expect(await status('en', 'maroc')).toBe(404);
  expect(await status('fr', 'nulle-part')).toBe(404);
  expect(await status('de', 'maroc')).toBe(404);
});

test('an empty site has empty feeds', async () => {
  expect((await readXml('rss')).feed.items).toEqual([]);
  expect((await readXml('atom')).feed.items).toEqual([]);
  expect((await readJson()).items).toEqual([]);
});

test('a WebSub hub is named where there is one', async () => {
  const hub = 'https://hub.example/';
  await publish({ slug: 'with-hub' });
  expect(await read('rss', undefined, 'fr', hub)).toContain(
    `<atom:link rel="hub" href="${hub}" />`,
  );
  expect(await read('atom', undefined, 'fr', hub)).toContain(`<link rel="hub" href="${hub}" />`);
  const feed = jsonFeed.parse(JSON.parse(await read('json', undefined, 'fr', hub)));
  expect(feed.hubs).toEqual([{ type: 'WebSub', url: hub }]);
});

test('each format has its media type', async () => {
  const type = async (format: FeedFormat) =>
    (await createFeedResponse(format, { locale: 'fr' })).headers.get('Content-Type');
  expect(await type('rss')).toBe('application/rss+xml; charset=utf-8');
  expect(await type('atom')).toBe('application/atom+xml; charset=utf-8');
  expect(await type('json')).toBe('application/feed+json; charset=utf-8');
});

test('an article without a dek is summed up by its first words', async () => {
  await publish({ slug: 'mistral', dek: '', body: '![Une image](/a)\n\nLe *début*.' });
  expect((await readJson()).items[0]?.summary).toBe('Le début.');
});

test('a text that cannot be rendered leaves its dek in the feed, and the other articles whole', async () => {
  await publish({ slug: 'mistral', body: 'Un texte.' });
  await publish({ slug: 'profond', dek: 'Un & deux', body: '<div>'.repeat(5000) });
  const html = (await readJson()).items.map((item) => item.content_html);
  expect(html.sort()).toEqual(['<p>Un &amp; deux</p>', '<p>Un texte.</p>']);
});
