import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { getPreview } from '@/lib/articles/preview';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { copyArticle } from '@/lib/testing/articles';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

withEmptyStore();

const run = (...argv: string[]) => runOn(runArticles, argv);
const site = 'http://localhost:3000';
const past = new Date('2026-01-31T07:00:00Z');
const add = (slug: string, publishedAt?: Date, locale: 'fr' | 'en' = 'fr') =>
  saveArticle({
    locale,
    slug,
    title: `Titre de ${slug}`,
    dek: 'D',
    body: 'Texte.',
    author: 'jawad',
    authorName: 'Jawad',
    coverAlt: 'Z',
    cover: { id: '0123456789abcdef', width: 16, height: 9 },
    featured: false,
    topics: ['Maroc'],
    publishedAt,
  });
describe('publish, schedule, unpublish', () => {
  test('publishes, schedules and unpublishes an article', async () => {
    await add('a');
    expect(await run('publish', 'a')).toMatchObject({
      code: 0,
      stdout: `Published: ${site}/articles/a\n`,
    });
    expect(await getArticle('fr', 'a')).not.toBeNull();
    expect((await run('publish', 'a')).stdout).toContain('already published');

    const scheduled = await run('schedule', 'a', '2100-12-01 08:00');
    expect(scheduled.stdout).toBe(`Scheduled for 2100-12-01 08:00: ${site}/articles/a\n`);
    expect(scheduled.stderr).toContain('answers 404 until then');
    expect(scheduled.stderr).toContain('publishedAt: 2100-12-01T08:00:00');
    expect(await getArticle('fr', 'a')).toBeNull();

    expect((await run('unpublish', 'fr/a')).stdout).toContain(`${site}/articles/a now answers 404`);
    expect((await run('unpublish', 'a')).stdout).toContain('already a draft');
    expect(await db().article.findFirst()).toMatchObject({ publishedAt: null });
  });

  test.each([
    ['2020-01-01 08:00', 'in the past'],
    ['tomorrow', 'Use a date and time'],
    ['2100-02-30 08:00', 'Use a date and time'],
  ])('rejects %s as a publication time', async (when, words) => {
    await add('a');
    const { code, stderr } = await run('schedule', 'a', when);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });

  test('finds an article by its language, and suggests another if there is none', async () => {
    await add('a', undefined, 'en');
    expect((await run('publish', 'a')).stderr).toBe(
      'There is no article fr/a. Did you mean en/a?\n',
    );
    expect((await run('publish', 'x')).stderr).toMatch(
      /^There is no article fr\/x\. Run "npm run articles -- list"/,
    );
    expect((await run('publish', 'en/a')).stdout).toBe(`Published: ${site}/en/articles/a\n`);
    expect((await run('unpublish', 'a', '--locale', 'en')).code).toBe(0);
  });
});

describe('preview', () => {
  test('prints a link that shows an article before it is published', async () => {
    await add('a');
    const { code, stdout, stderr } = await run('preview', 'a');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Whoever has this link can read the text until \d{4}-\d\d-\d\d \d\d:\d\d\.\n$/,
    );
    const { pathname, searchParams } = new URL(stdout);
    expect(pathname).toBe('/apercu');
    const preview = await getPreview('fr', searchParams.get('token'));
    expect(preview).toMatchObject({ state: 'unpublished', article: { slug: 'a' } });
  });

  test('shows a file with its pictures, although it is not imported', async () => {
    const dir = makeFolder({
      'authors/jawad.yaml': 'name: Jawad',
      'fr/neuf.md': `---\ntitle: Neuf\ndek: D\nauthor: jawad\ncoverAlt: Z\n---\n![Un](un.svg)\n`,
      'fr/un.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>',
    });
    const { code, stdout } = await run('preview', join(dir, 'fr/neuf.md'));
    expect(code).toBe(0);
    const preview = await getPreview('fr', new URL(stdout).searchParams.get('token'));
    expect(preview).toMatchObject({
      state: 'unpublished',
      article: { title: 'Neuf', slug: 'neuf' },
    });
    expect(await db().article.count()).toBe(0);
  });

  test('names the errors of a file, and makes no link', async () => {
    const dir = makeFolder({ 'fr/neuf.md': '---\ntitle: Neuf\n---\n' });
    const { code, stdout, stderr } = await run('preview', join(dir, 'fr/neuf.md'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/neuf\.md:2: author: .*\n1 error: no link was made\.\n$/);
  });

  test('prints the address of an article that is published already', async () => {
    await add('a', past);
    const { stdout } = await run('preview', 'a');
    expect(stdout).toBe(`fr/a is already published: ${site}/articles/a\n`);
  });
});

describe('rename', () => {
  test('redirects the old URL to the new one', async () => {
    await add('a', past);
    expect((await run('rename', 'a', 'b')).stdout).toBe(
      `Renamed: ${site}/articles/a redirects to ${site}/articles/b\n`,
    );
    expect(await getCurrentSlug('fr', 'a')).toBe('b');
  });

  test.each([
    ['Où ça', 'e.g. ou-ca'],
    ['taken', '"Titre de taken"'],
    ['a', 'already has the slug'],
    ['en/b', 'language cannot change'],
  ])('rejects %s', async (to, words) => {
    await add('a', past);
    await add('taken');
    const { code, stderr } = await run('rename', 'a', to);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
    expect(await getArticle('fr', 'a')).not.toBeNull();
  });
});

describe('list', () => {
  test('names scheduled articles whose hour has changed with the time zone rules', async () => {
    await add('next', new Date('2100-01-01T07:00:00Z'));
    expect((await run('list')).stderr).toBe('');
    await db().article.updateMany({ data: { publishedOffset: 600 } });
    const { stderr } = await run('list');
    expect(stderr).toContain('fr/next appears at 2100-01-01 ');
    expect(stderr).toContain('schedule fr/next "2100-01-01 17:00"');
  });

  test('lists drafts first, then the newest; filters by status and language', async () => {
    await add('old', past);
    await add('new', new Date('2026-02-01T07:00:00Z'), 'en');
    await add('next', new Date('2100-01-01T07:00:00Z'));
    await add('draft');
    const names = async (...options: string[]) =>
      JSON.parse((await run('list', '--json', ...options)).stdout).map(
        ({ slug }: { slug: string }) => slug,
      );
    expect(await names()).toEqual(['draft', 'next', 'new', 'old']);
    expect(await names('--drafts')).toEqual(['draft']);
    expect(await names('--scheduled')).toEqual(['next']);
    expect(await names('--published', '--locale', 'fr')).toEqual(['old']);
    const { stdout } = await run('list', '--published');
    expect(stdout.split('\n')[2]?.split(/ {2,}/)).toEqual([
      'published',
      '2026-01-31 08:00',
      'fr/old',
      'Titre de old',
      'jawad',
      'Maroc',
    ]);
  });

  test('lists any number of articles; a table shows the first 200', async () => {
    await add('a', past);
    const { id } = await db().article.findFirstOrThrow();
    await copyArticle(id, 1500);
    expect(JSON.parse((await run('list', '--json')).stdout)).toHaveLength(1501);
    const { stdout, stderr } = await run('list');
    expect(stdout.match(/^published/gm)).toHaveLength(200);
    expect(stderr).toBe('Only the first 200 are shown. Use --limit or --json to show more.\n');
    expect((await run('list', '--limit', '1501')).stderr).toBe('');
  });

  test('says if there are none', async () => {
    expect(await run('list')).toEqual({ code: 0, stdout: '', stderr: 'No articles.\n' });
  });
});

describe('the bin', () => {
  test('delete and restore take an article out of sight and back', async () => {
    await add('a', past);
    await add('b', past);
    const deleted = await run('delete', 'a');
    expect(deleted.stdout).toMatch(
      /^In the bin until \d{4}-\d\d-\d\d: http:\/\/localhost:3000\/articles\/a now answers 410\.\n$/,
    );
    expect(deleted.stderr).toContain('articles -- restore fr/a');
    expect((await run('list')).stdout).not.toContain('fr/a');
    expect((await run('list', '--bin')).stdout).toMatch(/deleted .* fr\/a /);
    expect((await run('restore', 'a')).stdout).toBe(`Restored: ${site}/articles/a\n`);
    expect(await getArticle('fr', 'a')).not.toBeNull();
    expect(await run('restore', 'a')).toMatchObject({
      code: 1,
      stderr: 'fr/a is not in the bin.\n',
    });
  });

  test.each([
    ['publish', 'a'],
    ['schedule', 'a', '2100-12-01 08:00'],
    ['unpublish', 'a'],
    ['preview', 'a'],
    ['delete', 'a'],
    ['rename', 'a', 'c'],
    ['rename', 'b', 'a'],
  ])('%s %s names the bin', async (...argv) => {
    await add('a', past);
    await add('b', past);
    await run('delete', 'a');
    const { code, stderr } = await run(...argv);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^fr\/a is in the bin\. To take it out: npm run articles -- restore fr\/a/,
    );
    expect(await db().article.findFirst({ where: { slug: 'a' } })).toMatchObject({
      publishedAt: null,
    });
  });

  test('the files of an article in the bin are neither imported nor exported', async () => {
    const file = (more = '') => `---\ntitle: T\ndek: D\nauthor: jawad\n${more}---\n\nTexte.\n`;
    const content = makeFolder({
      'authors/jawad.yaml': 'name: Jawad\n',
      'fr/a.md': file('publishedAt: 2026-01-31T08:00:00+01:00\n'),
      'fr/c.md': file('publishedAt: 2026-01-31T08:00:00+01:00\nformerSlugs: [a]\n'),
    });
    await add('a', past);
    await add('b', past);
    await run('delete', 'a');
    for (const command of ['check', 'import']) {
      const { code, stderr } = await run(command, join(content, 'fr'));
      expect(code).toBe(1);
      expect(stderr).toContain('a.md:1: slug: fr/a is in the bin. To take it out: npm run');
      expect(stderr).toContain('c.md:6: formerSlugs: fr/a is in the bin.');
    }
    expect(await db().article.count()).toBe(2);
    const { stdout } = await run('export', join(content, 'backup'));
    expect(stdout).toContain(': 1 article,');
  });
});

test.each([
  'new',
  'import',
  'check',
  'publish',
  'schedule',
  'unpublish',
  'delete',
  'restore',
  'rename',
  'list',
  'export',
])('%s has help with examples', async (command) => {
  const { code, stdout } = await run(command, '--help');
  expect(code).toBe(0);
  expect(stdout).toContain(`Examples:\n  npm run articles -- ${command}`);
});

test('asks to start the site if there is no database', async () => {
  rmSync(fileURLToPath(env().DATABASE_URL));
  expect(await run('list')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Start the site once'),
  });
});

test('redirects from an old site are added, listed, replaced and removed', async () => {
  await add('a', past);
  expect(await run('redirects')).toMatchObject({ stdout: '', stderr: 'There are no redirects.\n' });
  expect(await run('redirects', 'https://old.example/2019/A/', '/articles/a')).toMatchObject({
    code: 0,
    stdout: 'Added: /2019/a -> /articles/a\n',
  });
  await run('redirects', '/2019/a', '/contact');
  expect((await run('redirects')).stdout).toBe('/2019/a -> /contact\n');
  const missing = await run('redirects', '/2019/b', '/articles/b');
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('readers see nothing there');
  expect((await run('redirects', '/2019/b')).stderr).toContain('Name the path that it leads to');
  expect((await run('redirects', '/2019/a', '--remove')).stdout).toBe('Removed: /2019/a\n');
  expect((await run('redirects', '/2019/a', '--remove')).code).toBe(1);
});
