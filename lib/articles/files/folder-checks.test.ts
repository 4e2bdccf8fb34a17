import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { formatFileError } from '@/lib/markdown/file-errors';
import { articleInput } from '@/lib/testing/articles';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { deleteArticle } from '../bin';
import { saveArticle } from '../commands';
import { readArticleFolders } from './article-folder';
import { listFileErrors } from './folder-checks';

withEmptyStore();

const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
const picture = await sharp({
  create: { width: 40, height: 40, channels: 3, background: '#123456', noise },
})
  .jpeg()
  .toBuffer();

const front = (more = '') =>
  `---\ntitle: T\ndek: D\nauthor: jawad\ncoverAlt: Z\n${more && `${more}\n`}---\n\n`;
const author = 'name: Jawad\n';

type Files = Record<string, string | Buffer>;

async function listErrors(files: Files, path = ''): Promise<string[]> {
  const folder = makeFolder({ 'authors/jawad.yaml': author, ...files });
  const errors = await listFileErrors(readArticleFolders([`${folder}${path}`]));
  return errors.map((one) => formatFileError(one).replaceAll(`${folder}/`, ''));
}

test('a valid folder, a folder of one language and a single file have no errors', async () => {
  const files = {
    'fr/a.md': `${front('topics: [Maroc]\ncover: a/cover.jpg')}## Un\n\n![Alt](a.jpg)\n\n### Deux\n\n[b](/articles/b#x)`,
    'fr/b.md': `${front('formerSlugs: [c]')}[a](http://localhost:3000/articles/a), [c](/articles/c), [x](https://x.example/articles/y)`,
    'en/a.md': `${front('translationOf: a')}[fr](/articles/a) [en](/en/articles/a.md)`,
    'fr/a.jpg': picture,
    'fr/a/cover.jpg': picture,
  };
  expect(await listErrors(files)).toEqual([]);
  expect(await listErrors({ 'fr/a.md': front(), 'fr/b.md': front() }, '/fr')).toEqual([]);
  expect(await listErrors({ 'fr/a.md': front() }, '/fr/a.md')).toEqual([]);
});

describe('an error names its file and line', () => {
  test.each<[string, Files, RegExp]>([
    [
      'no alternative text',
      { 'fr/a.md': `${front()}A\n\n![](a.jpg)`, 'fr/a.jpg': picture },
      /^fr\/a\.md:10: a\.jpg: write what/,
    ],
    [
      'a missing picture',
      { 'fr/a.md': `${front()}![A](a.jpg)` },
      /^fr\/a\.md:8: a\.jpg: there is no such picture/,
    ],
    [
      'a missing cover',
      { 'fr/a.md': front('cover: c.jpg') },
      /^fr\/a\.md:6: c\.jpg: there is no such picture/,
    ],
    [
      'a picture outside the folder',
      { 'fr/a.md': `${front()}![A](../a.jpg)`, 'a.jpg': picture },
      /^fr\/a\.md:8: \.\.\/a\.jpg: a picture must be in/,
    ],
    [
      'a picture of another site',
      { 'fr/a.md': `${front()}![A](https://x.example/a.jpg)` },
      /^fr\/a\.md:8: https:.* not loaded from other sites/,
    ],
    [
      'an unknown stored picture',
      { 'fr/a.md': `${front()}![A](/media/0123456789abcdef)` },
      /^fr\/a\.md:8: \/media/,
    ],
    [
      'a file that is not a picture',
      { 'fr/a.md': `${front()}![A](a.jpg)`, 'fr/a.jpg': 'text' },
      /^fr\/a\.md:8: a\.jpg: the picture cannot be read/,
    ],
    [
      'a truncated picture',
      { 'fr/a.md': front('cover: a.jpg'), 'fr/a.jpg': picture.subarray(0, picture.length / 2) },
      /^fr\/a\.md:6: a\.jpg: the picture cannot be read/,
    ],
    [
      'a picture that is too large',
      { 'fr/a.md': front('cover: a.jpg'), 'fr/a.jpg': Buffer.alloc(50_000_001) },
      /^fr\/a\.md:6: a\.jpg: it has 51 MB, the limit is 50 MB/,
    ],
    [
      'a picture in HTML',
      { 'fr/a.md': `${front()}<img src="a.jpg">` },
      /^fr\/a\.md:8: a picture in HTML/,
    ],
    [
      'an element that is removed',
      { 'fr/a.md': `${front()}A <video src="a.mp4"></video>` },
      /^fr\/a\.md:8: <video>: readers will not see it/,
    ],
    [
      'a link to a script',
      { 'fr/a.md': `${front()}[a](javascript:alert%281%29)` },
      /^fr\/a\.md:8: javascript:.*: the link will not work/,
    ],
    [
      'nested too deeply',
      { 'fr/a.md': `${front()}A\n\n${'>'.repeat(3000)} B` },
      /^fr\/a\.md:10: nesting: too many levels/,
    ],
    ['a level-1 heading', { 'fr/a.md': `${front()}A\n\n# B` }, /^fr\/a\.md:10: .* write ##$/],
    [
      'a skipped heading level',
      { 'fr/a.md': `${front()}## A\n\n#### B` },
      /^fr\/a\.md:10: #### after ##: write ###$/,
    ],
    [
      'a first heading that is too deep',
      { 'fr/a.md': `${front()}### A` },
      /^fr\/a\.md:8: ### after #: write ##$/,
    ],
    [
      'a link to an unknown article',
      { 'fr/a.md': `${front()}[x](/en/articles/x)` },
      /^fr\/a\.md:8: .* no article en\/x$/,
    ],
    [
      'a link to a Markdown file',
      { 'fr/a.md': `${front()}[b](b.md)` },
      /^fr\/a\.md:8: b\.md: write the address/,
    ],
    [
      'an unknown author',
      { 'fr/a.md': front().replace('jawad', 'amina') },
      /^fr\/a\.md:4: author: .* write authors\/amina\.yaml$/,
    ],
    [
      'an unknown original',
      { 'en/a.md': front('translationOf: b') },
      /^en\/a\.md:6: translationOf: there is no article fr\/b$/,
    ],
    [
      'a translation into the same language',
      { 'fr/a.md': front('translationOf: b'), 'fr/b.md': front() },
      /^fr\/a\.md:6: translationOf: only translations have this key/,
    ],
    [
      'two translations',
      {
        'fr/a.md': front(),
        'en/a.md': front('translationOf: a'),
        'en/b.md': front('translationOf: a'),
      },
      /^en\/b\.md:6: translationOf: .* en\/a\.md$/,
    ],
    [
      'a former slug that is the current one',
      { 'fr/a.md': front('formerSlugs: [a]') },
      /^fr\/a\.md:6: formerSlugs: "a" is the current slug$/,
    ],
    [
      'a former slug that another file has',
      { 'fr/a.md': front('formerSlugs: [b]'), 'fr/b.md': front() },
      /^fr\/a\.md:6: formerSlugs: "b" belongs to fr\/b\.md$/,
    ],
    [
      'a former slug of two articles',
      { 'fr/a.md': front('formerSlugs: [c]'), 'fr/b.md': front('formerSlugs: [c]') },
      /^fr\/b\.md:6: formerSlugs: "c" .* fr\/a\.md$/,
    ],
    [
      'a topic in two spellings',
      { 'fr/a.md': front('topics: [IA]'), 'fr/b.md': front('topics: [Ia]') },
      /^fr\/b\.md:6: topics: "Ia" is written "IA" elsewhere/,
    ],
    [
      'a file name that is not a slug',
      { 'fr/Mon article.md': front() },
      /^fr\/Mon article\.md:1: .*\(it is "Mon article"\)$/,
    ],
    [
      'a file that is not text',
      { 'fr/a.md': Buffer.from([0xff, 0xfe, 0x00]) },
      /^fr\/a\.md:1: it is not UTF-8 text$/,
    ],
    [
      'an invalid author file',
      { 'fr/a.md': front(), 'authors/jawad.yaml': 'nom: Jawad' },
      /^authors\/jawad\.yaml:1: nom: /,
    ],
    [
      'a missing photo',
      { 'fr/a.md': front(), 'authors/jawad.yaml': 'name: Jawad\nphoto: jawad.jpg' },
      /^authors\/jawad\.yaml:2: photo: jawad\.jpg: there is no such picture beside the text$/,
    ],
    [
      'a photo that is not a picture',
      {
        'fr/a.md': front(),
        'authors/jawad.yaml': 'name: Jawad\nphoto: a.jpg',
        'authors/a.jpg': '',
      },
      /^authors\/jawad\.yaml:2: photo: a\.jpg: the picture cannot be read/,
    ],
    [
      'a photo outside the folder',
      {
        'fr/a.md': front(),
        'authors/jawad.yaml': 'name: Jawad\nphoto: ../a.jpg',
        'a.jpg': picture,
      },
      /^authors\/jawad\.yaml:2: photo: \.\.\/a\.jpg: a picture must be in/,
    ],
    ['an empty folder', { 'fr/a.jpg': picture }, /^fr:1|\/fr:1: there is no article/],
  ])('%s', async (_, files, error) => {
    const errors = await listErrors(files);
    expect(errors.filter((line) => error.test(line))).toHaveLength(1);
    // An error causes no other ones.
    expect(errors.length).toBeLessThanOrEqual(_.includes('author file') ? 2 : 1);
  });

  test('all errors of a folder, sorted by file and line', async () => {
    const errors = await listErrors({
      'fr/b.md': `${front('publishedAt: yesterday')}# A`,
      'fr/a.md': `${front()}# A\n\n![](a.jpg)`,
      'en/a.md': front('translationOf: b'),
    });
    expect(errors.map((line) => line.split(': ')[0])).toEqual([
      'fr/a.md:8',
      'fr/a.md:10',
      'fr/a.md:10',
      'fr/b.md:6',
    ]);
  });

  test('a path that does not exist', async () => {
    expect(await listErrors({}, '/none')).toEqual([expect.stringMatching(/^none:1: there is no/)]);
  });
});

describe('with articles in the store', () => {
  const input = {
    title: 'T',
    dek: 'D',
    body: '',
    author: 'amina',
    authorName: 'Amina',
    coverAlt: 'Z',
    cover: { id: '0123456789abcdef', width: 10, height: 10 },
    featured: false,
    topics: [],
  };

  test('files may refer to them', async () => {
    await saveArticle({ ...input, locale: 'fr', slug: 'a', formerSlugs: ['old'] });
    const text = '[a](/articles/a) [b](/articles/old) ![A](/media/0123456789abcdef)';
    const head = front('translationOf: a').replace('jawad', 'amina');
    expect(await listErrors({ 'en/b.md': head + text })).toEqual([]);
  });

  test('their translations and former slugs are taken', async () => {
    await saveArticle({ ...input, locale: 'fr', slug: 'a', formerSlugs: ['old'] });
    await saveArticle({ ...input, locale: 'en', slug: 'one', translationOf: 'a' });
    await saveArticle({ ...input, locale: 'fr', slug: 'b' });
    expect(await listErrors({ 'en/two.md': front('translationOf: a') })).toEqual([
      'en/two.md:6: translationOf: "a" already has a translation: en/one',
    ]);
    expect(await listErrors({ 'fr/b.md': front('formerSlugs: [a, old]') })).toEqual([
      'fr/b.md:6: formerSlugs: "a" belongs to fr/a',
    ]);
    expect(await listErrors({ 'fr/c.md': front('formerSlugs: [old]') })).toEqual([
      'fr/c.md:6: formerSlugs: "old" belongs to fr/a',
    ]);
  });

  test('a file may rename one by its former slug', async () => {
    await saveArticle({ ...input, locale: 'fr', slug: 'a', formerSlugs: ['old'] });
    expect(await listErrors({ 'fr/b.md': front('formerSlugs: [a, old]') })).toEqual([]);
  });
});

test('a link to an article in the bin is an error, its translation may name it', async () => {
  const { id } = await saveArticle({ ...articleInput, slug: 'a', formerSlugs: ['z'] });
  await deleteArticle(id);
  const files = {
    'fr/b.md': `${front()}[a](/articles/a)\n\n[z](/articles/z)`,
    'en/c.md': front('translationOf: a'),
  };
  expect(await listErrors(files)).toEqual([
    expect.stringMatching(/^fr\/b\.md:8: .*fr\/a/),
    expect.stringMatching(/^fr\/b\.md:10: .*fr\/z/),
  ]);
});
