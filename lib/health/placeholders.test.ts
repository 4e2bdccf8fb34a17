import { afterEach, expect, test } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { site } from '@/lib/settings/site';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { listPlaceholders } from './placeholders';

withEmptyStore();

const { legal, privacy } = site;
afterEach(() => Object.assign(site, { legal, privacy }));

const ownLegal = {
  publisher: { fr: 'Jawad\n3, rue de Fès, Casablanca', en: 'Jawad\n3, rue de Fès, Casablanca' },
  director: 'Jawad',
  host: { fr: 'OVH, Roubaix', en: 'OVH, Roubaix' },
};
const ownPrivacy = { ...privacy, contact: 'jawad@jawad.fr' };

test('names the legal notice and the privacy page as they come with the site', async () => {
  expect(await listPlaceholders()).toEqual(['/mentions-legales', '/confidentialite']);
});

test('names nothing once the owner has written them', async () => {
  Object.assign(site, { legal: ownLegal, privacy: ownPrivacy });
  expect(await listPlaceholders()).toEqual([]);
});

test('names the pages that say that they are samples', async () => {
  Object.assign(site, { legal: ownLegal, privacy: ownPrivacy });
  await savePage({ ...pageInput, locale: 'en', slug: 'about', body: '> This page is a sample.' });
  expect(await listPlaceholders()).toEqual(['/en/about']);
});

test('names the legal notice for one address in one language', async () => {
  const publisher = { ...ownLegal.publisher, en: 'Jawad\n12, rue de l’Exemple' };
  Object.assign(site, { legal: { ...ownLegal, publisher }, privacy: ownPrivacy });
  expect(await listPlaceholders()).toEqual(['/mentions-legales']);
});
