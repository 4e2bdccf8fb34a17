import { expect, test } from 'vitest';
import { slugify, slugPattern } from './slug';

test.each([
  ['Souveraineté numérique', 'souverainete-numerique'],
  ['  L’œuvre & Cætera !  ', 'l-oeuvre-caetera'],
  ['Œuvre', 'oeuvre'],
  ['IA 2026 — 1,3 Md€', 'ia-2026-1-3-md'],
  ['Façade Ångström', 'facade-angstrom'],
])('slugify(%j) is %j', (text, slug) => {
  expect(slugify(text)).toBe(slug);
  expect(slug).toMatch(slugPattern);
  expect(slugify(slug)).toBe(slug);
});

test.each(['', '-a', 'a-', 'a--b', 'A', 'é', 'a b', 'a/b', '../a', 'a\n'])(
  '%j is no slug',
  (text) => {
    expect(text).not.toMatch(slugPattern);
  },
);
