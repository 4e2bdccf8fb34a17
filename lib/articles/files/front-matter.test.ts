import { describe, expect, test } from 'vitest';
import { parseArticleFile } from './front-matter';

const keys = {
  title: '"IA : le titre"',
  dek: 'Le chapeau.',
  author: 'jawad',
  publishedAt: '2025-09-28T07:30:00+01:00',
  featured: 'true',
  topics: '[Maroc, Entreprise]',
  coverAlt: 'Zellige.',
  translationOf: 'original',
};

function write(changes: Partial<Record<keyof typeof keys | 'extra', string | null>> = {}) {
  const lines = Object.entries({ ...keys, ...changes })
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n## Début\n\nTexte.\n\n---\n\nFin.\n`;
}

const good = {
  title: 'IA : le titre',
  dek: 'Le chapeau.',
  author: 'jawad',
  publishedAt: new Date('2025-09-28T06:30:00Z'),
  featured: true,
  topics: ['Maroc', 'Entreprise'],
  coverAlt: 'Zellige.',
  translationOf: 'original',
  formerSlugs: [],
  body: '## Début\n\nTexte.\n\n---\n\nFin.',
};

test('reads the keys and the body', () => {
  expect(parseArticleFile(write(), 'a.md')).toEqual(good);
});

test('accepts CRLF line ends', () => {
  expect(parseArticleFile(write().replaceAll('\n', '\r\n'), 'a.md')).toEqual(good);
});

test('optional keys have defaults', () => {
  const text = write({ dek: null, featured: null, topics: null, translationOf: null });
  expect(parseArticleFile(text, 'a.md')).toMatchObject({ dek: '', featured: false, topics: [] });
  expect(parseArticleFile(write({ dek: '""' }), 'a.md').dek).toBe('');
  expect(parseArticleFile(text, 'a.md').translationOf).toBeUndefined();
});

test('keeps the indentation of the first line, and accepts an empty body', () => {
  expect(parseArticleFile(write().replace('\n## Début', '\n    code'), 'a.md').body).toMatch(
    /^ {4}code/,
  );
  const text = write();
  expect(
    parseArticleFile(`\uFEFF${text.slice(0, text.lastIndexOf('---\n\n##'))}---`, 'a.md').body,
  ).toBe('');
});

describe('rejects an invalid file with its path, line and key', () => {
  const readError = (text: string) => {
    try {
      parseArticleFile(text, 'content/fr/a.md');
    } catch (error) {
      return (error as Error).message;
    }
    return 'nothing';
  };

  test.each([
    ['title', null, 2],
    ['title', '""', 2],
    ['title', 'x'.repeat(251), 2],
    ['title', '[a]', 2],
    ['dek', 'x'.repeat(501), 3],
    ['author', 'Jawad B.', 4],
    ['publishedAt', '2025-09-28', 5],
    ['publishedAt', '2025-09-28T07:30:00', 5],
    ['publishedAt', 'yesterday', 5],
    ['publishedAt', '2025-02-30T07:30:00Z', 5],
    ['featured', '"yes"', 6],
    ['topics', 'Maroc', 7],
    ['topics', '[""]', 7],
    ['coverAlt', '""', 8],
    ['translationOf', '"../../x"', 9],
    ['extra', 'unknown', 10],
  ] as const)('%s: %s', (key, value, line) => {
    expect(readError(write({ [key]: value }))).toMatch(
      new RegExp(`^content/fr/a\\.md:${line}: ${key}(\\[0\\])?: [^\n]+$`),
    );
  });

  test('names the expected and the actual value', () => {
    expect(readError(write({ publishedAt: 'yesterday' }))).toBe(
      'content/fr/a.md:5: publishedAt: a date and time with its zone, e.g. 2026-01-31T08:00:00+01:00 (it is "yesterday")',
    );
    expect(readError(write({ title: null }))).toMatch(/\(it is missing\)$/);
  });

  test('all invalid keys at once', () => {
    const error = readError(write({ title: null, author: 'A B', publishedAt: '2025-09-28' }));
    expect(error.match(/:\d: \w+/g)).toEqual([':2: title', ':3: author', ':4: publishedAt']);
  });

  test.each([
    ['no front matter', '# Texte seul\n', 1, 'must begin with front matter'],
    ['one that does not end', '---\ntitle: x\n', 1, 'must begin with front matter'],
    ['a quotation that does not end', write({ title: '"unfinished' }), 2, 'Missing closing'],
    ['a key twice', write({ extra: 'x\ntitle: y' }), 11, 'unique'],
    ['a list', '---\n- a\n---\n', 2, 'keys and values'],
  ])('%s', (_, text, line, words) => {
    const [first = ''] = readError(text).split('\n');
    expect(first).toContain(`content/fr/a.md:${line}: `);
    expect(first).toContain(words);
  });
});
