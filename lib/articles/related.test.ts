import { expect, test } from 'vitest';
import { rankRelated } from './related';

type Given = { title: string; dek?: string; topics?: string[]; day?: number };

const text = ({ title, dek = '', topics = [], day = 1 }: Given) => ({
  id: title.charCodeAt(0),
  slug: title,
  title,
  dek,
  topics: topics.map((slug) => ({ slug })),
  publishedAt: new Date(Date.UTC(2025, 8, day)),
});

/** Titles in the order of their kinship, which must be the same whatever order they come in. */
function rank(article: Given, candidates: Given[]): string[] {
  const orders = [candidates, [...candidates].reverse(), [...candidates.slice(1), ...candidates]]
    .map((order) => [...new Set(order)])
    .map((order) => rankRelated(text(article), order.map(text)).map(({ title }) => title));
  for (const order of orders) expect(order).toEqual(orders[0]);
  return orders[0] ?? [];
}

test('shared topics count before shared words, and words before the date', () => {
  const article = {
    title: 'Mistral lève des fonds',
    dek: 'Souveraineté européenne',
    topics: ['europe', 'maroc'],
  };
  const order = rank(article, [
    { title: 'Cuisine du printemps', day: 30 },
    { title: 'Jardin du printemps', day: 29 },
    { title: 'Mistral lève des fonds encore', dek: 'Souveraineté européenne', day: 2 },
    { title: 'Un sujet', topics: ['europe'], day: 1 },
    { title: 'Deux sujets', topics: ['maroc', 'europe'], day: 1 },
    { title: 'Un sujet et Mistral', topics: ['maroc'], day: 1 },
  ]);
  expect(order).toEqual([
    'Deux sujets',
    'Un sujet et Mistral',
    'Un sujet',
    'Mistral lève des fonds encore',
    'Cuisine du printemps',
    'Jardin du printemps',
  ]);
});

test('accents and case make no difference to a word', () => {
  const order = rank({ title: 'NUMÉRIQUE' }, [
    { title: 'Rien de commun', day: 30 },
    { title: 'numerique', day: 1 },
  ]);
  expect(order[0]).toBe('numerique');
});

test('a word that few have weighs more than one that many have', () => {
  const order = rank({ title: 'entreprise lithographie' }, [
    { title: 'entreprise agricole', day: 30 },
    { title: 'entreprise textile', day: 29 },
    { title: 'entreprise minière', day: 28 },
    { title: 'lithographie ancienne', day: 1 },
  ]);
  expect(order[0]).toBe('lithographie ancienne');
});

test('of equals, published at the same moment, the order is still always the same', () => {
  rank({ title: 'Mistral' }, [{ title: 'Alpha' }, { title: 'Bravo' }, { title: 'Charlie' }]);
});

test('nothing but equals, or nothing at all, is ranked too', () => {
  expect(rank({ title: 'Même titre' }, [{ title: 'Même titre' }])).toEqual(['Même titre']);
  expect(rank({ title: 'Seul' }, [])).toEqual([]);
});
