import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugify } from '@/lib/markdown/slug';
import { formatAuthorFile, readAuthorFile } from './author-file';
import { formatArticleFile } from './format-article-file';
import { parseArticleFile } from './front-matter';

const words = (atMost: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: atMost }), hostile)
    .map((text) => text.trim().slice(0, atMost).trim())
    .filter((text) => text !== '' && text.isWellFormed());
const hostile = fc.constantFrom(
  ...[
    'true',
    'null',
    '2026-01-01',
    '- a',
    'a: b',
    '# a',
    '---',
    "'",
    '"',
    '\\',
    '«\u00a0a\u00a0»',
    '{}',
    '*a',
  ],
);
const url = fc.constantFrom(
  'https://a.example',
  'http://b.example/c?d=%20&e=: #f',
  'https://é.example/#',
);
const slug = fc.constantFrom('a', 'mistral-ai', '2026', 'true', 'null', '1e3');
const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const maybe = <One>(one: fc.Arbitrary<One>) => fc.option(one, { nil: undefined });

test('an article survives writing and reading', () => {
  const article = fc.record({
    title: words(250),
    dek: fc.oneof(words(500), fc.constant('')),
    author: slug,
    publishedAt: maybe(moment),
    updatedAt: maybe(moment),
    featured: fc.boolean(),
    topics: fc.array(words(60).filter((name) => slugify(name) !== '')),
    cover: maybe(words(100)),
    coverAlt: words(300),
    coverCredit: maybe(words(100)),
    translationOf: maybe(slug),
    formerSlugs: fc.array(slug),
    key: maybe(slug),
    body: fc.constantFrom('', 'Texte.', '---\n\nTexte', '    code', 'a\n---\nb: c\n---\n\nd'),
  });
  fc.assert(
    fc.property(article, (one) => {
      const given = Object.fromEntries(
        Object.entries(one).filter(([, value]) => value !== undefined),
      );
      expect(parseArticleFile(formatArticleFile(one), 'a.md')).toEqual(given);
    }),
  );
});

test('an author survives writing and reading', () => {
  const author = fc.record(
    {
      name: words(100),
      role: fc.record({ fr: words(100), en: words(100) }, { requiredKeys: [] }),
      photo: words(60),
      biography: fc.record({ fr: words(300), en: words(300) }, { requiredKeys: [] }),
      links: fc.array(fc.record({ label: words(60), url })),
    },
    { requiredKeys: ['name', 'role', 'biography', 'links'] },
  );
  fc.assert(
    fc.property(author, (one) => {
      expect(readAuthorFile(formatAuthorFile(one), 'a.yaml').data).toEqual(one);
    }),
  );
});

test('the file looks as a person would write it', () => {
  const text = formatArticleFile({
    title: 'Mistral : le « pari »',
    dek: 'Chapeau.',
    author: 'jawad',
    publishedAt: new Date('2025-09-28T06:30:00Z'),
    featured: false,
    topics: ['Maroc', 'Emploi'],
    coverAlt: 'Zellige.',
    formerSlugs: [],
    body: 'Texte.',
  });
  expect(text).toBe(`---
title: "Mistral : le « pari »"
dek: "Chapeau."
author: jawad
publishedAt: 2025-09-28T07:30:00+01:00
topics: [Maroc, Emploi]
coverAlt: "Zellige."
---

Texte.
`);
});

test('the file of an article without a dek has no such key', () => {
  const article = { title: 'T', dek: '', author: 'jawad', featured: false, topics: [] };
  const text = formatArticleFile({ ...article, formerSlugs: [], body: 'Texte.' });
  expect(text).toBe('---\ntitle: "T"\nauthor: jawad\n---\n\nTexte.\n');
});

test('errors in an author file have their lines', () => {
  const text =
    'name: ""\nrole: Juriste\nbiography:\n  fr: Texte\n  xx: Texte\nlinks:\n  - label: A\n    url: javascript:x\npicture: a.jpg\n';
  const { errors } = readAuthorFile(text, 'authors/a.yaml');
  expect(errors.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '1 name: a name of 100 characters at most (it is "")',
    '2 role: text by language (fr, en), e.g. fr: Consultante (it is "Juriste")',
    '5 biography.xx: text by language (fr, en), e.g. fr: Elle conseille …',
    '8 links[0].url: an address, e.g. https://example.com (it is "javascript:x")',
    '9 picture: this key is unknown; known keys are name, role, photo, biography, links',
  ]);
});
