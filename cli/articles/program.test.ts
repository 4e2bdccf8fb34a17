import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../testing';
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
const articleFile = (more = '') =>
  `---\ntitle: T\ndek: D\nauthor: jawad\ncoverAlt: Z\n${more}---\n\nTexte.\n`;

describe('new', () => {
  test('writes a file that only wants filling in, and never over another', async () => {
    const dir = join(makeFolder({ 'authors/amina.yaml': 'name: Amina\n' }));
    const { code, stdout } = await run('new', 'L’« IA » : où ça ?', '--dir', dir);
    const file = join(dir, 'fr/l-ia-ou-ca.md');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Written: ${file}\n` });
    const checked = await run('check', dir);
    expect(checked.stderr).toMatch(/^[^\n]+:4: dek: [^\n]+\n1 error: nothing was written\.\n$/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('dek: ""', 'dek: D'));
    expect(await run('check', dir)).toMatchObject({
      code: 0,
      stdout: 'Nothing is wrong: 1 article.\n',
    });
    expect(readFileSync(file, 'utf8')).toContain('author: amina');

    const again = await run('new', 'l ia ou ca', '--dir', dir);
    expect(again).toMatchObject({ code: 1, stderr: `${file} exists: nothing was written.\n` });
  });

  test('in English; without Latin letters there is no address', async () => {
    const dir = makeFolder();
    await run('new', 'What', '--locale', 'en', '--dir', dir);
    expect(Object.keys(readFolder(dir))).toEqual(['en/what.md']);
    expect((await run('new', 'نص', '--dir', dir)).stderr).toContain('Latin letters');
    expect((await run('new', 'X', '--locale', 'de', '--dir', dir)).stderr).toContain('fr or en');
  });
});

describe('import', () => {
  const folder = () =>
    makeFolder({
      'authors/jawad.yaml': 'name: Jawad\n',
      'fr/a.md': articleFile('publishedAt: 2026-01-31T08:00:00+01:00\n'),
      'fr/b.md': articleFile('publishedAt: 2100-01-31T08:00:00+01:00\n'),
      'en/c.md': articleFile(),
    });

  test('says what it did, with public addresses; the second time, that nothing is new', async () => {
    const dir = folder();
    expect(await run('import', dir)).toEqual({
      code: 0,
      stderr: '',
      stdout: `created  ${site}/articles/a
created  ${site}/articles/b (from 2100-01-31 08:00)
created  en/c (draft)
Taken in: 3 articles, 3 created, 0 changed, 0 unchanged.\n`,
    });
    expect((await run('import', dir)).stdout).toBe(
      'Taken in: 3 articles, 0 created, 0 changed, 3 unchanged.\n',
    );
  });

  test('takes nothing where anything is wrong', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'fr/b.md'), articleFile('publishedAt: yesterday\n'));
    expect(await run('import', dir)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${dir}/fr/b.md:6: publishedAt: a moment with its zone, as 2026-01-31T08:00:00+01:00 (it is "yesterday")
1 error: nothing was written.\n`,
    });
    expect(await db().article.count()).toBe(0);
    expect(await db().author.count()).toBe(0);
  });

  test('takes one file, in the language that is named', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'd.md'), articleFile());
    await run('import', join(dir, 'fr/a.md'));
    expect((await run('import', join(dir, 'd.md'), '--locale', 'en')).stdout).toContain(
      'en/d (draft)',
    );
    expect(await db().article.count()).toBe(2);
  });

  test('a dry run changes nothing', async () => {
    const { stdout } = await run('import', folder(), '--dry-run');
    expect(stdout).toContain('Not written: 3 articles, 3 created');
    expect(await db().article.count()).toBe(0);
  });
});

describe('publish, schedule, unpublish', () => {
  test('a draft is public, later, and a draft again', async () => {
    await add('a');
    expect(await run('publish', 'a')).toMatchObject({
      code: 0,
      stdout: `Published: ${site}/articles/a\n`,
    });
    expect(await getArticle('fr', 'a')).not.toBeNull();
    expect((await run('publish', 'a')).stdout).toContain('published already');

    const scheduled = await run('schedule', 'a', '2100-12-01 08:00');
    expect(scheduled.stdout).toBe(`Scheduled for 2100-12-01 08:00: ${site}/articles/a\n`);
    expect(scheduled.stderr).toContain('until then it answers 404');
    expect(scheduled.stderr).toContain('publishedAt: 2100-12-01T08:00:00');
    expect(await getArticle('fr', 'a')).toBeNull();

    expect((await run('unpublish', 'fr/a')).stdout).toContain(`${site}/articles/a answers 404`);
    expect((await run('unpublish', 'a')).stdout).toContain('a draft already');
    expect(await db().article.findFirst()).toMatchObject({ publishedAt: null });
  });

  test.each([
    ['2020-01-01 08:00', 'It is over'],
    ['tomorrow', 'It must be a moment'],
    ['2100-02-30 08:00', 'It must be a moment'],
  ])('%s is no time to schedule for', async (when, words) => {
    await add('a');
    const { code, stderr } = await run('schedule', 'a', when);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });

  test('an article is named with its language, and one that is not there by what may be meant', async () => {
    await add('a', undefined, 'en');
    expect((await run('publish', 'a')).stderr).toBe(
      'There is no article fr/a: did you mean en/a?\n',
    );
    expect((await run('publish', 'x')).stderr).toMatch(/^There is no article fr\/x; list/);
    expect((await run('publish', 'en/a')).stdout).toBe(`Published: ${site}/en/articles/a\n`);
    expect((await run('unpublish', 'a', '--locale', 'en')).code).toBe(0);
  });
});

describe('rename', () => {
  test('the former address leads to the new one', async () => {
    await add('a', past);
    expect((await run('rename', 'a', 'b')).stdout).toBe(
      `Renamed: ${site}/articles/a leads to ${site}/articles/b\n`,
    );
    expect(await getCurrentSlug('fr', 'a')).toBe('b');
  });

  test.each([
    ['Où ça', 'as ou-ca'],
    ['taken', '« Titre de taken »'],
    ['a', 'this name already'],
    ['en/b', 'no translation'],
  ])('not to %s', async (to, words) => {
    await add('a', past);
    await add('taken');
    const { code, stderr } = await run('rename', 'a', to);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
    expect(await getArticle('fr', 'a')).not.toBeNull();
  });
});

describe('list', () => {
  test('drafts first, then the newest; by status or language', async () => {
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

  test('says so where there are none', async () => {
    expect(await run('list')).toEqual({ code: 0, stdout: '', stderr: 'No articles.\n' });
  });
});

describe('export', () => {
  test('into a new folder; into one that is not empty only by force', async () => {
    const dir = makeFolder({ 'fr/a.md': articleFile(), 'authors/jawad.yaml': 'name: Jawad\n' });
    await run('import', dir);
    const target = join(makeFolder(), 'export');
    expect((await run('export', target)).stdout).toBe(
      `Written to ${target}: articles 1, authors 1, pictures 0.\n`,
    );
    expect(existsSync(join(target, 'fr/a.md'))).toBe(true);
    expect((await run('export', target)).stderr).toContain('is not empty');
    expect((await run('export', target, '--force')).code).toBe(0);
  });
});

test.each([
  'new',
  'import',
  'check',
  'publish',
  'schedule',
  'unpublish',
  'rename',
  'list',
  'export',
])('%s has help with examples', async (command) => {
  const { code, stdout } = await run(command, '--help');
  expect(code).toBe(0);
  expect(stdout).toContain(`Examples:\n  npm run articles -- ${command}`);
});

test('without a store it says that the site has not been started', async () => {
  rmSync(fileURLToPath(env().DATABASE_URL));
  expect(await run('list')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('the site has not been started yet'),
  });
});
