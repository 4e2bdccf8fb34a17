import { expect, test } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { publish } from '@/lib/testing/articles';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { BufferedResponse } from './buffered-response';
import { checkPages } from './start-check';
import { UnknownMarkupError } from './strip-runtime';

withEmptyStore();

const page = (status = 200) => new BufferedResponse(status, {}, Buffer.from('page'));

async function listCheckedPages(): Promise<string[]> {
  const urls: string[] = [];
  await checkPages((url) => {
    urls.push(url);
    return page();
  });
  return urls.sort();
}

const always = [
  '/',
  '/accessibilite',
  '/apercu?token=missing',
  '/archives',
  '/articles/missing',
  '/confidentialite',
  '/contact',
  '/contact/merci?ref=IA-00000',
  '/flux',
  '/mentions-legales',
  '/recherche?q=ia',
  '/sujets',
];

test('checks the pages that need no article in an empty store', async () => {
  expect(await listCheckedPages()).toEqual(always);
});

test('checks one page of every kind', async () => {
  await publish({
    slug: 'mistral',
    publishedAt: new Date('2026-01-15T08:00:00Z'),
    topics: ['Maroc', 'Outils'],
  });
  await publish({ slug: 'older', publishedAt: new Date('2025-01-15T08:00:00Z') });
  await publish({ slug: 'draft', publishedAt: null });
  await savePage({ ...pageInput, slug: 'a-propos' });
  expect(await listCheckedPages()).toEqual(
    [
      ...always,
      '/a-propos',
      '/archives/2026-01',
      '/articles/mistral',
      '/auteur/jawad',
      '/sujets/maroc',
    ].sort(),
  );
});

test('prevents the start if the markup of a page is unknown', async () => {
  const check = checkPages(async (url) => {
    if (url === '/contact') throw new UnknownMarkupError('<!--$?-->');
    return page();
  });
  await expect(check).rejects.toThrow(UnknownMarkupError);
});

test('prevents the start if the home page fails, but not if another page fails', async () => {
  await expect(checkPages(() => page(500))).rejects.toThrow('The home page answers 500');
  await checkPages((url) => page(url === '/' ? 200 : 500));
});
