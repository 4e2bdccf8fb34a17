import { expect, test } from 'vitest';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { listArticlesToLink } from './articles-to-link';

withEmptyStore();

test('finds articles of the language by the beginnings of words of their titles, the newest first', async () => {
  await publish({ slug: 'un', title: 'La souveraineté numérique' });
  await publish({ slug: 'deux', title: 'Souveraineté et entreprise', publishedAt: null });
  await publish({ slug: 'three', locale: 'en', title: 'Souveraineté' });
  await publish({
    slug: 'quatre',
    title: 'Souveraineté',
    deletedAt: new Date(),
    publishedAt: null,
  });
  const find = async (query: string) =>
    (await listArticlesToLink('fr', query)).map(({ slug }) => slug);
  expect(await find('souverai')).toEqual(['deux', 'un']);
  expect(await find('Souverainete num')).toEqual(['un']);
  expect(await find('')).toEqual(['deux', 'un']);
  expect(await find('"?*')).toEqual([]);
});
