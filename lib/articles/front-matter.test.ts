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
  body: '## Début\n\nTexte.\n\n---\n\nFin.',
};

test('a good file gives its keys, the moment in UTC, and its text', () => {
  expect(parseArticleFile(write(), 'a.md')).toEqual(good);
});

test('a file from Windows gives the same', () => {
  expect(parseArticleFile(write().replaceAll('\n', '\r\n'), 'a.md')).toEqual(good);
});

test('what may be left out has its default', () => {
  const text = write({ featured: null, topics: null, translationOf: null });
  expect(parseArticleFile(text, 'a.md')).toMatchObject({ featured: false, topics: [] });
  expect(parseArticleFile(text, 'a.md').translationOf).toBeUndefined();
});

describe('a bad file is refused, and the message names it and the key', () => {
  const faultOf = (text: string) => {
    expect(() => parseArticleFile(text, 'content/fr/a.md')).toThrow(/^content\/fr\/a\.md: /);
    try {
      parseArticleFile(text, 'content/fr/a.md');
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['title', null],
    ['title', '""'],
    ['title', 'x'.repeat(251)],
    ['dek', null],
    ['author', 'Jawad B.'],
    ['publishedAt', null],
    ['publishedAt', '2025-09-28'],
    ['publishedAt', '2025-09-28T07:30:00'],
    ['publishedAt', 'yesterday'],
    ['publishedAt', '2025-02-30T07:30:00Z'],
    ['featured', '"yes"'],
    ['topics', 'Maroc'],
    ['topics', '[""]'],
    ['coverAlt', null],
    ['translationOf', '"../x"'],
    ['extra', 'unknown'],
  ] as const)('%s: %s', (key, value) => {
    expect(faultOf(write({ [key]: value }))).toContain(key);
  });

  test('every bad key at once', () => {
    const fault = faultOf(write({ title: null, author: 'A B', publishedAt: '2025-09-28' }));
    expect(fault).toMatch(/title.*author.*publishedAt/);
  });

  test('one without front matter, and one whose front matter does not end', () => {
    faultOf('# Texte seul\n');
    faultOf('---\ntitle: x\n');
  });

  test('one whose front matter is no YAML', () => {
    faultOf(write({ title: '"unfinished' }));
  });
});
