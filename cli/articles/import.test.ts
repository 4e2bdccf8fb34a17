import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { getArticle } from '@/lib/articles/queries';
import { formatTimestamp } from '@/lib/i18n/dates';
import { temporaryFolder } from '@/lib/imports/archive/archive-folder';
import { makeZip } from '@/lib/imports/archive/test-zip';
import { listRedirects } from '@/lib/redirects/queries';
import { db } from '@/lib/store/db';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

const run = (...argv: string[]) => runOn(runArticles, argv);
const site = 'http://localhost:3000';
const articleFile = (more = '') =>
  `---\ntitle: T\ndek: D\nauthor: jawad\ncoverAlt: Z\n${more}---\n\nTexte.\n`;

describe('new', () => {
  test('creates a file that only needs to be filled in, and never overwrites one', async () => {
    const dir = join(makeFolder({ 'authors/amina.yaml': 'name: Amina\n' }));
    const { code, stdout } = await run('new', 'L’« IA » : où ça ?', '--dir', dir);
    const file = join(dir, 'fr/l-ia-ou-ca.md');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Created ${file}\n` });
    expect(await run('check', dir)).toMatchObject({
      code: 0,
      stdout: 'No errors in 1 article.\n',
    });
    expect(readFileSync(file, 'utf8')).toContain('author: amina');

    const again = await run('new', 'l ia ou ca', '--dir', dir);
    expect(again).toMatchObject({
      code: 1,
      stderr: `${file} already exists: nothing was written.\n`,
    });
  });

  test('takes a language; rejects a title without Latin letters', async () => {
    const dir = makeFolder();
    await run('new', 'What', '--locale', 'en', '--dir', dir);
    expect(Object.keys(readFolder(dir))).toEqual(['en/what.md']);
    expect((await run('new', 'نص', '--dir', dir)).stderr).toContain('Latin letters');
    expect((await run('new', 'X', '--locale', 'de', '--dir', dir)).stderr).toContain(
      'choices are fr, en',
    );
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

  test('lists changes with URLs; a second import changes nothing', async () => {
    const dir = folder();
    const time = formatTimestamp(new Date('2100-01-31T07:00:00Z'));
    expect(await run('import', dir)).toEqual({
      code: 0,
      stderr: '',
      stdout: `created  author jawad
created  ${site}/articles/a
created  ${site}/articles/b (scheduled for ${time})
created  en/c (draft)
Imported 3 articles: 3 created, 0 changed, 0 unchanged.\n`,
    });
    expect((await run('import', dir)).stdout).toBe(
      'Imported 3 articles: 0 created, 0 changed, 3 unchanged.\n',
    );
  });

  test('imports nothing if any file has an error', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'fr/b.md'), articleFile('publishedAt: yesterday\n'));
    expect(await run('import', dir)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${dir}/fr/b.md:6: publishedAt: a date and time with its zone, e.g. 2026-01-31T08:00:00+01:00 (it is "yesterday")
1 error: nothing was imported.\n`,
    });
    expect(await db().article.count()).toBe(0);
    expect(await db().author.count()).toBe(0);
  });

  test('leaves out an unfinished draft, but not one that is named, published or needed', async () => {
    const dir = folder();
    const unfinished = articleFile().replace('title: T', 'title: ""');
    writeFileSync(join(dir, 'fr/b.md'), unfinished);
    expect(await run('import', dir)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Imported 2 articles: 2 created'),
      stderr: expect.stringMatching(
        /b\.md:2: title: .*\n1 unfinished draft left out, see above\.\n$/,
      ),
    });
    expect((await run('import', join(dir, 'fr/b.md'))).stderr).toContain('nothing was imported');
    writeFileSync(
      join(dir, 'en/c.md'),
      articleFile('translationOf: b\npublishedAt: 2026-01-31T08:00:00+01:00\n'),
    );
    expect((await run('import', dir)).stderr).toContain('there is no article fr/b');
    writeFileSync(join(dir, 'en/c.md'), articleFile());
    await run('import', dir);
    writeFileSync(join(dir, 'fr/a.md'), unfinished);
    expect((await run('import', dir)).code).toBe(1);
  });

  test('says which authors changed', async () => {
    const dir = folder();
    await run('import', dir);
    writeFileSync(join(dir, 'authors/jawad.yaml'), 'name: Jawad B.\n');
    for (const option of [['--dry-run'], []]) {
      expect((await run('import', dir, ...option)).stdout).toMatch(/^changed {2}author jawad\n/);
    }
    expect((await run('import', dir)).stdout).not.toContain('author');
  });

  test('requires coverAlt exactly where there is a cover', async () => {
    const dir = folder();
    const plain = articleFile().replace('coverAlt: Z\n', '');
    writeFileSync(join(dir, 'fr/b.md'), plain);
    await run('import', dir);
    const { coverAlt } = await db().article.findFirstOrThrow({ where: { slug: 'b' } });
    expect(coverAlt).toMatch(/^Zellige/);
    writeFileSync(join(dir, 'fr/b.md'), plain.replace('author', 'cover: x.jpg\nauthor'));
    expect((await run('check', dir)).stderr).toContain('coverAlt: with a cover, say what it shows');
  });

  test('imports a single file in the given language', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'd.md'), articleFile());
    await run('import', join(dir, 'fr/a.md'));
    expect((await run('import', join(dir, 'd.md'), '--locale', 'en')).stdout).toContain(
      'en/d (draft)',
    );
    expect(await db().article.count()).toBe(2);
  });

  test('names what was edited here and imports the rest; --overwrite replaces it', async () => {
    const dir = folder();
    await run('import', dir);
    await db().article.updateMany({ where: { slug: 'a' }, data: { body: 'Ici.' } });
    expect((await run('import', dir)).code).toBe(0);
    for (const name of ['fr/a.md', 'fr/b.md'])
      writeFileSync(join(dir, name), `${readFileSync(join(dir, name), 'utf8')}\nEncore.\n`);
    const expected = {
      code: 1,
      stderr: `${dir}/fr/a.md: edited here since the last import, and in the source, too; it is left as it is: /articles/a.
1 text not replaced, see above: --overwrite replaces such texts, and the studio keeps what is here among their versions.
`,
      stdout: expect.stringContaining(
        '3 articles: 0 created, 1 changed, 1 unchanged, 1 left as it is.',
      ),
    };
    expect(await run('import', dir, '--dry-run')).toEqual(expected);
    expect(await run('import', dir)).toEqual(expected);
    expect(await db().article.findFirst({ where: { slug: 'a' } })).toMatchObject({ body: 'Ici.' });
    expect((await run('import', dir, '--overwrite')).code).toBe(0);
    expect((await run('import', dir)).stdout).toContain('0 created, 0 changed, 3 unchanged.');
  });

  test('a dry run changes nothing', async () => {
    const { stdout } = await run('import', folder(), '--dry-run');
    expect(stdout).toContain('Dry run, nothing was imported. 3 articles: 3 created');
    expect(await db().article.count()).toBe(0);
  });
});

describe('export', () => {
  test('writes into a new folder, into one that is not empty only with --force', async () => {
    const dir = makeFolder({ 'fr/a.md': articleFile(), 'authors/jawad.yaml': 'name: Jawad\n' });
    await run('import', dir);
    const target = join(makeFolder(), 'export');
    expect((await run('export', target)).stdout).toBe(
      `Exported to ${target}: 1 article, 0 pages, 1 author, 0 pictures.\n`,
    );
    expect(existsSync(join(target, 'fr/a.md'))).toBe(true);
    expect((await run('export', target)).stderr).toContain('is not empty');
    expect((await run('export', target, '--force')).code).toBe(0);
  });
});

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
          post('3', { type: 'page', slug: 'contact', html: image('2024/01/here.jpg', 'Ici') }),
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
  expect(text).toMatch(/picture not found.*gone\.jpg/);
  expect(text).toMatch(/picture that cannot be read.*broken\.jpg \(/);
  expect(first.stdout).toContain(text.trim());
  expect(await db().article.findFirst({ where: { slug: 'titre-2' } })).toMatchObject({
    publishedAt: null,
  });
  expect(await db().author.findUnique({ where: { slug: 'amina' } })).toMatchObject({
    biography: '{"fr":"Consultante."}',
  });

  expect(await db().page.findFirst({ where: { slug: 'contact-2' } })).toMatchObject({
    nav: 'none',
    form: false,
    body: `![Ici](/media/${id})`,
  });
  expect(text).toContain('the address is one of the site itself; it changed: contact → contact-2');
  expect(await listRedirects()).toContainEqual({ from: '/contact', to: '/contact-2' });
  expect(first.stdout).toMatch(/Imported \d redirects? from old addresses\./);

  const json = await run('import', join(folder, 'ghost.json'), '--json', '--dry-run');
  expect(JSON.parse(json.stdout)).toMatchObject({
    source: 'Ghost 5.79.0',
    imported: { published: 1, pages: 1 },
    warningCounts: { 'picture-missing': expect.any(Number), 'slug-reserved': 1 },
  });
  expect(json.stderr).toContain('Dry run, nothing was imported.');

  const again = await run('import', join(folder, 'ghost.json'));
  expect(again.stdout).toContain('Imported 2 articles: 0 created, 0 changed, 2 unchanged.');
  expect(again.stdout).toContain('Imported 1 page: 0 created, 0 changed, 1 unchanged.');
});

test('an export over a text from elsewhere is named in its report; old addresses do not lead there', async () => {
  const dir = makeFolder({
    'authors/jawad.yaml': 'name: Jawad\n',
    'fr/titre-1.md': articleFile('publishedAt: 2026-01-31T08:00:00+01:00\n'),
  });
  await run('import', dir);
  const folder = folderOf('content/images');
  const report = join(folder, 'report.txt');
  const { code, stdout } = await run(
    ...['import', join(folder, 'ghost.json'), '--report', report, '--json'],
  );
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    warningCounts: { 'left-elsewhere': 1 },
    warnings: expect.arrayContaining([
      expect.objectContaining({
        kind: 'left-elsewhere',
        article: 'Titre 1',
        detail: '/articles/titre-1',
      }),
    ]),
  });
  expect(readFileSync(report, 'utf8')).toContain('a text from elsewhere has this address');
  const targets = (await listRedirects()).map(({ to }) => to);
  expect(targets).toContain('/contact-2');
  expect(targets).not.toContain('/articles/titre-1');
  expect((await getArticle('fr', 'titre-1'))?.body).toBe('Texte.');
});

test('an import does not change a redirect that is there', async () => {
  const path = join(folderOf('content/images'), 'ghost.json');
  await db().redirect.create({ data: { from: '/contact', to: '/a-propos' } });
  await run('import', path);
  expect(await listRedirects()).toContainEqual({ from: '/contact', to: '/a-propos' });
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

test('lists missing pictures and where they are; a dry run fetches nothing', async () => {
  const folder = folderOf('content/images');
  const zip = join(folder, 'export.zip');
  writeFileSync(zip, await makeZip({ 'a/ghost.json': readFileSync(join(folder, 'ghost.json')) }));
  const list = join(folder, 'urls.txt');
  const site = ['--site', 'https://old.example', '--missing', list];
  const hint = await run('import', zip, '--dry-run', ...site);
  expect(hint.stdout).toContain(
    '4 missing pictures may be on the old site: fetch with --download.',
  );
  const dry = await run('import', zip, '--dry-run', '--download', '--json', ...site);
  expect(dry.stderr).toContain('4 missing pictures would be fetched.');
  expect(readFileSync(list, 'utf8').split('\n').sort()).toEqual([
    '',
    'https://old.example/content/images/2024/01/here.jpg',
    'https://old.example/content/images/2024/02/broken.jpg',
    'https://old.example/content/images/2024/02/gone.jpg',
    'https://old.example/content/images/gone.jpg',
  ]);
  const elsewhere = ghost.replaceAll('__GHOST_URL__', 'https://cdn.example');
  writeFileSync(join(folder, 'ghost.json'), elsewhere);
  const { stdout } = await run('import', join(folder, 'ghost.json'), '--dry-run', '--download');
  expect(stdout).toContain(
    'On other hosts, fetched with --download only if you name them: --host cdn.example (1).',
  );
  expect(readdirSync(folder)).not.toContain('downloaded-pictures');
  const wrong = await run('import', 'x.xml', '--host', 'https://cdn.example/a');
  expect(wrong.stderr).toContain('Use a host without a path, e.g. cdn.example.com.');
});

test('opens a zip or a gzip file, imports what is in it and leaves nothing behind', async () => {
  const folder = folderOf('content/images');
  const zip = join(folder, 'export.zip');
  writeFileSync(zip, await makeZip({ 'a/ghost.json': readFileSync(join(folder, 'ghost.json')) }));
  const fromZip = await run('import', zip);
  expect(fromZip.stdout).toContain('Imported 2 articles: 2 created');
  const gz = join(folder, 'ghost.json.gz');
  writeFileSync(gz, gzipSync(readFileSync(join(folder, 'ghost.json'))));
  const fromGzip = await run('import', gz);
  expect(fromGzip.stdout).toContain('Imported 2 articles: 0 created, 0 changed, 2 unchanged.');
  expect(readdirSync(temporaryFolder())).toEqual([]);
});

test('names the system of an export that it cannot import', async () => {
  const blogger = '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1</id>';
  const zip = await makeZip({ 'a/sql/drupal.sql': '-- dump\nCREATE TABLE `node__body` (\n' });
  const folder = makeFolder({ 'blog.xml': blogger, 'site.zip': zip });
  expect((await run('import', join(folder, 'blog.xml'))).stderr).toContain(
    'an export of Blogger, which is not supported; supported are Ghost',
  );
  expect(await run('import', join(folder, 'site.zip'))).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/not supported\. Supported are .*\(Drupal\)/),
  });
});

test('rejects other files with one line', async () => {
  const folder = makeFolder({ 'a.json': '{"posts": 1}', 'b.xml': '<html></html>' });
  for (const name of ['a.json', 'b.xml', 'none.json']) {
    const path = join(folder, name);
    const { code, stderr, stdout } = await run('import', path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(path);
  }
});

test('imports a Markdown blog with its pictures and old addresses; a second time changes nothing', async () => {
  const folder = makeFolder({
    'hugo.toml': 'baseURL = "https://old.example"\ndefaultContentLanguage = "en"\n',
    'content/posts/one.md':
      '---\ntitle: One\ndate: 2024-01-02\n---\n\n![A](/a.jpg) [two](two.md)\n\n![B](gone.jpg)\n',
    'content/posts/two.md': '---\ntitle: Two\ndate: 2024-01-03\n---\n\nText.\n',
    'static/a.jpg': picture,
  });
  const first = await run('import', '--from', 'markdown', folder);
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('Imported 2 articles: 2 created');
  expect(first.stdout).toContain('- picture not found; a link or its alternative text is used');
  const article = await getArticle('en', 'one');
  expect(article?.body).toMatch(
    /^!\[A\]\(\/media\/[0-9a-f]{16}\) \[two\]\(\/en\/articles\/two\)\n/,
  );
  expect(article?.body).toContain('\n\n[B](https://old.example/gone.jpg)');
  expect(await listRedirects()).toContainEqual({ from: '/posts/one', to: '/en/articles/one' });
  const again = await run('import', '--from', 'markdown', folder);
  expect(again.stdout).toContain('Imported 2 articles: 0 created, 0 changed, 2 unchanged.');
});

test('a zip of Substack and of Medium is known by what is in it; a zip of Markdown by --from', async () => {
  const folder = makeFolder();
  const write = async (name: string, files: Record<string, Buffer>) => {
    writeFileSync(join(folder, name), await makeZip(files));
    return join(folder, name);
  };
  const substack = await write('s.zip', {
    'x/posts.csv': Buffer.from(
      'post_id,post_date,is_published,title\n1.one,2023-01-02T10:00:00Z,true,One\n',
    ),
    'x/posts/1.one.html': Buffer.from('<p>Words.</p>'),
  });
  expect((await run('import', substack)).stdout).toContain('Imported 1 article: 1 created');
  const medium = await write('m.zip', {
    'posts/a-0123456789ab.html': Buffer.from(
      '<article class="h-entry"><h1 class="p-name">Two</h1><section class="e-content"><h3 class="graf--title">Two</h3><p>Words.</p></section></article>',
    ),
  });
  expect((await run('import', medium)).stdout).toContain('fr/two (draft)');
  const blog = await write('b.zip', {
    'three.md': Buffer.from('---\ntitle: Three\n---\nWords.\n'),
  });
  const { stdout } = await run('import', blog, '--from', 'markdown', '--locale', 'en');
  expect(stdout).toContain('Imported 1 page: 1 created');
  const wrong = await run('import', '--from', 'medium', makeFolder({ 'a.html': '' }));
  expect(wrong.stderr).toContain('it has no folder "posts". Use the zip that Medium made');
});

const item = (type: string) => `<item><wp:post_type>${type}</wp:post_type></item>`;

test.each([
  ['wordpress.xml', `<rss><channel><wp:wxr_version>1.2</wp:wxr_version>${item('attachment')}`],
  ['ghost.json', '{"data":{"posts":[]}}'],
  ['ghost.json', '{"data":{"posts":[{"title":{}}]}}'],
])('%s without anything that could be a text is an error: %s', async (name, content) => {
  const end = name.endsWith('.xml') ? '</channel></rss>' : '';
  const file = join(makeFolder({ [name]: content + end }), name);
  const { code, stdout, stderr } = await run('import', file);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/there is no post or page in it.*\. .* Export/);
});

test('an export whose posts are all left out, and one that changes nothing, are no errors', async () => {
  const head = '<rss><channel><wp:wxr_version>1.2</wp:wxr_version>';
  const trash = item('post').replace('</item>', '<wp:status>trash</wp:status></item>');
  const folder = makeFolder({
    'trash.xml': `${head}${trash}</channel></rss>`,
    'ghost.json': ghost,
  });
  expect((await run('import', join(folder, 'trash.xml'))).code).toBe(0);
  for (const _ of [1, 2]) expect((await run('import', join(folder, 'ghost.json'))).code).toBe(0);
});

test('an empty store that was exported comes back without an error', async () => {
  const folder = join(makeFolder(), 'export');
  await run('export', folder);
  expect((await run('import', folder)).code).toBe(0);
});
