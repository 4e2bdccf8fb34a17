import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { renameArticle, saveArticle } from '@/lib/articles/commands';
import { getArticle } from '@/lib/articles/queries';
import { log } from '@/lib/log';
import { mediaPath } from '@/lib/media/images';
import { imageName } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { withEmptyStore } from '@/lib/testing/store';
import { pathToShareImage } from './share-image';
import { getShareImageFile } from './share-image-files';

type ArticleInput = Parameters<typeof saveArticle>[0];

withEmptyStore();

async function publish(changes: Partial<ArticleInput> = {}) {
  return saveArticle({
    locale: 'fr',
    slug: 'mistral',
    title: 'Mistral AI, fleuron de la France',
    dek: 'Chapeau',
    body: 'Texte.',
    author: 'jawad',
    authorName: 'Jawad',
    coverAlt: 'Zellige',
    cover: { id: '0123456789abcdef', width: 1600, height: 900 },
    featured: false,
    topics: ['Souveraineté'],
    formerSlugs: [],
    publishedAt: new Date('2026-01-31T08:00:00Z'),
    ...changes,
  } as ArticleInput);
}

async function pathOf(slug = 'mistral') {
  const article = await getArticle('fr', slug);
  if (!article) throw new Error(`There is no article ${slug}.`);
  return pathToShareImage('fr', article);
}

const nameIn = (path: string) => path.split('/').at(-1) ?? '';
const read = async (path: string) => getShareImageFile('fr', nameIn(path));
const bytesAt = async (path: string) => {
  const file = await read(path);
  if (!file || !('bytes' in file)) throw new Error(`There is no image at ${path}.`);
  return file.bytes.toString('base64');
};
const listFiles = () => readdirSync(join(env().DATA_DIR, 'media/share'));

test('an article has a JPEG of 1200 × 630 pixels and less than 150 kB', async () => {
  await publish();
  const file = await read(await pathOf());
  if (!file || !('bytes' in file)) throw new Error('The article has no image.');
  const { format, width, height } = await sharp(file.bytes).metadata();
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 630 });
  expect(file.bytes.length).toBeLessThan(150_000);
});

test.each([
  ['title', { title: 'Un autre titre' }],
  ['topic', { topics: ['Emploi'] }],
  ['featured flag', { featured: true }],
  ['date', { publishedAt: new Date('2026-02-01T08:00:00Z') }],
  ['cover', { cover: { id: 'fedcba9876543210', width: 1600, height: 900 } }],
] as const)(
  'another %s changes the URL, redirects the former one, and leaves one file',
  async (_, changes) => {
    await publish();
    const former = await pathOf();
    await read(former);
    const count = listFiles().length;
    await publish(changes as Partial<ArticleInput>);
    const present = await pathOf();
    expect(present).not.toBe(former);
    expect(await read(former)).toEqual({ movedTo: present });
    expect(await read(present)).toHaveProperty('bytes');
    expect(listFiles()).toHaveLength(count);
  },
);

test('a change that the image does not show keeps the URL', async () => {
  await publish();
  const path = await pathOf();
  await publish({ body: 'Un autre texte.', dek: 'Un autre chapeau' });
  expect(await pathOf()).toBe(path);
});

test('another accent changes the URL', async () => {
  await publish();
  const former = await pathOf();
  const { light } = site.accent;
  site.accent.light = '#8a3d12';
  const present = await pathOf();
  site.accent.light = light;
  expect(present).not.toBe(former);
});

test('after a slug change the former URL shows the same image, or redirects to the new one', async () => {
  await publish();
  const former = await pathOf();
  await renameArticle('fr', 'mistral', 'mistral-ai');
  expect(await bytesAt(former)).toBe(await bytesAt(await pathOf('mistral-ai')));
  await publish({ slug: 'mistral-ai', title: 'Un autre titre' });
  expect(await read(former)).toEqual({ movedTo: await pathOf('mistral-ai') });
});

test('simultaneous requests render the image once', async () => {
  await publish({ title: 'À la fois' });
  const path = await pathOf();
  const files = await Promise.all(Array.from({ length: 5 }, () => read(path)));
  const bytes = files.map((file) => file && 'bytes' in file && file.bytes);
  expect(new Set(bytes).size).toBe(1);
});

test('the site has one share image per language', async () => {
  const path = pathToShareImage('fr');
  expect(path).not.toBe(pathToShareImage('en'));
  expect(await read(path)).toHaveProperty('bytes');
  expect(await read('/share/fr/0123456789abcdef.jpg')).toEqual({ movedTo: path });
});

test('a photograph is cropped around its salient part, not its centre', async () => {
  const stripes = Array.from(
    { length: 12 },
    (_, i) => `<path d="M1900 ${60 + i * 32}h200v16h-200z" fill="${i % 2 ? '#d00' : '#fc8'}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2500" height="500"><rect width="2500" height="500" fill="#777"/>${stripes.join('')}</svg>`;
  const id = '00112233445566ff';
  mkdirSync(mediaPath(''), { recursive: true });
  await sharp(Buffer.from(svg))
    .webp()
    .toFile(mediaPath(imageName(id, 1600, 'webp')));
  await publish({ cover: { id, width: 2500, height: 500 } });
  const image = sharp(Buffer.from(await bytesAt(await pathOf()), 'base64'));
  const cover = await image.extract({ left: 780, top: 0, width: 420, height: 630 }).stats();
  const [red = 0, , blue = 0] = cover.channels.map(({ mean }) => mean);
  expect(red - blue).toBeGreaterThan(10);
});

test.each([
  'nowhere-0123456789abcdef.jpg',
  'mistral.jpg',
  'mistral-0123456789abcdef.png',
  '../../secrets/key',
  '..%2f0123456789abcdef.jpg',
  '',
])('returns null for %j', async (name) => {
  await publish();
  expect(await getShareImageFile('fr', name)).toBeNull();
});

test.each([
  ['a draft', null],
  ['a scheduled article', new Date(Date.now() + 3_600_000)],
])('returns null for %s', async (_, publishedAt) => {
  await publish();
  const path = await pathOf();
  await publish({ publishedAt } as Partial<ArticleInput>);
  expect(await read(path)).toBeNull();
});

test('logs once that outdated images cannot be deleted, and still serves the current one', async () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => {});
  await publish();
  const { id } = (await getArticle('fr', 'mistral')) ?? {};
  // `rm` fails for a folder.
  const folder = join(env().DATA_DIR, 'media/share', `${id}-0123456789abcdef.jpg`);
  mkdirSync(folder, { recursive: true });
  for (const title of ['Un', 'Deux']) {
    await publish({ title });
    expect(await read(await pathOf())).toHaveProperty('bytes');
  }
  expect(error).toHaveBeenCalledOnce();
  expect(error.mock.calls[0]?.[0]).toMatchObject({ event: 'share-images' });
  error.mockRestore();
  rmdirSync(folder);
});
