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

/** Ranked titles; fails if the order of the candidates makes a difference. */
function rank(article: Given, candidates: Given[]): string[] {
  const orders = [candidates, [...candidates].reverse(), [...candidates.slice(1), ...candidates]]
    .map((order) => [...new Set(order)])
    .map((order) => rankRelated(text(article), order.map(text)).map(({ title }) => title));
  for (const order of orders) expect(order).toEqual(orders[0]);
  return orders[0] ?? [];
}

test('sorts by common topics, then common words, then date', () => {
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

test('ignores accents and case', () => {
  const order = rank({ title: 'NUMÉRIQUE' }, [
    { title: 'Rien de commun', day: 30 },
    { title: 'numerique', day: 1 },
  ]);
  expect(order[0]).toBe('numerique');
});

test('rare words count more than frequent ones', () => {
  const order = rank({ title: 'entreprise lithographie' }, [
    { title: 'entreprise agricole', day: 30 },
    { title: 'entreprise textile', day: 29 },
    { title: 'entreprise minière', day: 28 },
    { title: 'lithographie ancienne', day: 1 },
  ]);
  expect(order[0]).toBe('lithographie ancienne');
});

test('has a stable order for equal scores and dates', () => {
  rank({ title: 'Mistral' }, [{ title: 'Alpha' }, { title: 'Bravo' }, { title: 'Charlie' }]);
});

test('accepts only equal candidates, and none', () => {
  expect(rank({ title: 'Même titre' }, [{ title: 'Même titre' }])).toEqual(['Même titre']);
  expect(rank({ title: 'Seul' }, [])).toEqual([]);
});
