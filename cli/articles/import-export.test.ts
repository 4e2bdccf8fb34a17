import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { getArticle } from '@/lib/articles/queries';
import { detectExportSystem } from '@/lib/imports/read-export';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));
vi.mock(import('@/lib/covers/zellige'), () => ({
  drawZellige: (slug) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><title>${slug}</title></svg>`,
}));

withEmptyStore();

const run = (...argv: string[]) => runOn(runArticles, argv);
const picture = await sharp({
  create: { width: 40, height: 20, channels: 3, background: '#123456' },
})
  .jpeg()
  .toBuffer();

const post = (id: string, more: object) => ({
  id,
  uuid: id,
  title: `Titre ${id}`,
  slug: `titre-${id}`,
  type: 'post',
  status: 'published',
  visibility: 'public',
  featured: 0,
  feature_image: null,
  custom_excerpt: 'Chapeau.',
  created_at: '2024-01-01T08:00:00.000Z',
  updated_at: '2024-01-01T08:00:00.000Z',
  published_at: '2024-01-01T08:00:00.000Z',
  html: '<p>Texte.</p>',
  ...more,
});
const image = (path: string, alt: string) =>
  `<figure class="kg-card kg-image-card"><img src="__GHOST_URL__/content/images/${path}" alt="${alt}"></figure>`;

const ghost = JSON.stringify({
  db: [
    {
      meta: { exported_on: 1_700_000_000_000, version: '5.79.0' },
      data: {
        posts: [
          post('1', {
            feature_image: '__GHOST_URL__/content/images/2024/01/here.jpg',
            html: `<p>Début.</p>${image('size/w600/2024/01/here.jpg', 'Ici')}${image('2024/02/gone.jpg', 'Partie')}${image('2024/02/broken.jpg', 'Cassée')}<p>Fin.</p>`,
          }),
          post('2', {
            status: 'draft',
            published_at: null,
            feature_image: '__GHOST_URL__/content/images/gone.jpg',
          }),
        ],
        tags: [],
        posts_tags: [],
        users: [{ id: 'u', name: 'Amina', slug: 'amina', bio: 'Consultante.' }],
        posts_authors: [
          { id: 'a', post_id: '1', author_id: 'u', sort_order: 0 },
          { id: 'b', post_id: '2', author_id: 'u', sort_order: 0 },
        ],
        posts_meta: [],
      },
    },
  ],
});

const folderOf = (images: string) =>
  makeFolder({
    'ghost.json': ghost,
    [`${images}/2024/01/here.jpg`]: picture,
    [`${images}/2024/02/broken.jpg`]: 'no picture',
    'gone.jpg': picture,
  });

test('imports a Ghost export with the pictures next to it; a second time changes nothing', async () => {
  const folder = folderOf('content/images');
  const report = join(folder, 'report.txt');
  const first = await run('import', join(folder, 'ghost.json'), '--report', report);
  expect(first.stderr).toBe('');
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('Imported 2 articles: 2 created');
  const article = await getArticle('fr', 'titre-1');
  const [id = ''] = /[0-9a-f]{16}/.exec(article?.body ?? '') ?? [];
  expect(article?.cover.id).toBe(id);
  expect(article?.body).toMatch(/^Début\.\n\n!\[Ici\]\(\/media\/[0-9a-f]{16}\)\n\n/);
  expect(article?.body).toContain('Partie');
  expect(article?.body).not.toContain('![Partie]');
  expect(article?.body).not.toContain('![Cassée]');
  const text = readFileSync(report, 'utf8');
  expect(text).toMatch(/gone\.jpg was not found/);
  expect(text).toMatch(/broken\.jpg cannot be read/);
  expect(first.stdout).toContain(text.trim());
  expect(await db().article.findFirst({ where: { slug: 'titre-2' } })).toMatchObject({
    publishedAt: null,
  });
  expect(await db().author.findUnique({ where: { slug: 'amina' } })).toMatchObject({
    biography: '{"fr":"Consultante."}',
  });

  const again = await run('import', join(folder, 'ghost.json'));
  expect(again.stdout).toContain('Imported 2 articles: 0 created, 0 changed, 2 unchanged.');
});

test('finds pictures in the given folder and does not overwrite an author', async () => {
  await db().author.create({ data: { slug: 'amina', name: 'Amina Bennani' } });
  const folder = folderOf('elsewhere');
  const images = join(folder, 'elsewhere');
  await run('import', '--from', 'ghost', join(folder, 'ghost.json'), '--images', images);
  const article = await getArticle('fr', 'titre-1');
  expect(article?.body).toContain('![Ici](/media/');
  expect(article?.author.name).toBe('Amina Bennani');
});

test('rejects other files with one line', async () => {
  const folder = makeFolder({ 'a.json': '{"posts": 1}', 'b.xml': '<html></html>' });
  for (const name of ['a.json', 'b.xml', 'none.json']) {
    const { code, stderr, stdout } = await run('import', join(folder, name));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
  }
});

test.each([
  ['ghost.json', 'ghost'],
  ['site.WordPress.2026-01-01.xml', 'wordpress'],
  ['content', null],
  ['content/fr/a.md', null],
])('detects the system of %s: %s', (path, system) => {
  expect(detectExportSystem(path)).toBe(system);
});
