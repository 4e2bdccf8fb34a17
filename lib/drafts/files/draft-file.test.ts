import { describe, expect, test } from 'vitest';
import { contentSchema, emptyContent } from '../content';
import { type DraftFile, formatDraftFile, readDraftFile } from './draft-file';

const origin = {
  createdAt: new Date('2026-11-28T20:15:03.007Z'),
  savedAt: new Date('2026-11-28T21:00:00Z'),
  exported: '0'.repeat(32),
};
const file = (content: object): DraftFile => ({
  ...origin,
  content: contentSchema.parse(content),
});
const readBack = (draft: DraftFile) => readDraftFile(formatDraftFile(draft), 'a.md');

const odd = ' \t« Où : # \'ça\' » "x" \\n \u0000\u0085\u00a0\u2028\ufeff👩‍💻 \ud83d --- ';

describe('a draft that is written to a file and read again is the same', () => {
  test.each<[string, object]>([
    ['without a word', {}],
    ['without a final newline', { body: 'Un' }],
    ['with lines around the text', { body: '\n\n  \n    code()\n\nfin  \n\n \t\n' }],
    ['with a text that looks like front matter', { body: '---\ntitle: x\n---\n\n---\n' }],
    ['with odd characters', { body: `\ufeff\u0000\u0085\u2028\u00a0 \t 👩‍💻\u200d e\u0301` }],
    [
      'with odd words everywhere',
      {
        title: odd,
        dek: odd,
        slug: odd,
        author: odd,
        topics: [odd, '', 'a, b', '[x]', '{y}', 'null', '12', '- z'],
        featured: true,
        cover: '0123456789012345',
        coverAlt: odd,
        coverCredit: odd,
        searchTitle: odd,
        searchDescription: odd,
        canonicalUrl: odd,
      },
    ],
    ...['true', 'null', '~', '0x1f', '1e5', '@a', '`b`', '%c', '!d', '&e', '*f', '|', '>', '?'].map(
      (words): [string, object] => [
        `with the words ${words}`,
        { title: words, slug: words, author: words, canonicalUrl: words, topics: [words] },
      ],
    ),
    ['with a cover that looks like a number', { cover: '1234567890123e45' }],
  ])('%s', (_, content) => {
    const draft = file(content);
    expect(readBack(draft)).toMatchObject({ data: draft, errors: [] });
  });

  test('with what ties it to the store', () => {
    const draft = {
      ...file({ title: 'T' }),
      article: 'mistral',
      key: 'a/b',
      basedOn: '1'.repeat(32),
    };
    expect(readBack(draft).data).toEqual(draft);
  });
});

test('line ends of Windows are read as those that the store has', () => {
  const draft = file({ title: 'T', body: 'Un\n\nDeux\n' });
  const text = formatDraftFile(draft).replaceAll('\n', '\r\n');
  expect(readDraftFile(text, 'a.md').data).toEqual({
    ...origin,
    ...undated,
    content: draft.content,
  });
});
const undated = { article: undefined, key: undefined, basedOn: undefined };

test.each([
  ['a text without front matter', 'Texte.', /^it must begin with front matter/],
  ['a text of one’s own', '---\ntitle: T\n---\n', /^createdAt: .* is an article file without/],
  ['an unknown key', '---\npublishedAt: x\n---\n', /^publishedAt: this key is unknown/],
  ['a text that is too long', `---\n---\n${'a'.repeat(1_000_001)}`, /more than 1000000 characters/],
])('refuses %s', (_, text, message) => {
  const { data, errors } = readDraftFile(text, 'a.md');
  expect(data).toBeNull();
  expect(errors.map((error) => error.message)).toContainEqual(expect.stringMatching(message));
});

test('keys without words are left out', () => {
  expect(formatDraftFile({ ...origin, content: emptyContent })).toMatch(
    /^---\ncreatedAt: .*\nsavedAt: .*\nexported: "?0{32}"?\n---\n\n\n$/,
  );
});
