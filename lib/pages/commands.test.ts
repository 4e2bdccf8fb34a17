import { beforeEach, describe, expect, test } from 'vitest';
import { listReservedSlugs } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { pageInput as input } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { movePage, renamePage, savePage } from './commands';
import {
  assertFreePageSlugs,
  getCurrentPageSlug,
  getPage,
  listMenuPages,
  listSamplePages,
} from './queries';

withEmptyStore();

const readVersion = async () => (await db().content.findFirstOrThrow()).version;

test('a page is read with its translations and typeset', async () => {
  await savePage({ ...input, title: 'Qui suis-je ?', form: true });
  await savePage({ ...input, locale: 'en', slug: 'about', translationOf: 'a-propos' });
  expect(await getPage('fr', 'a-propos')).toMatchObject({
    title: 'Qui suis-je\u202f?',
    form: true,
    translations: [{ locale: 'en', slug: 'about' }],
  });
  expect(await getPage('en', 'a-propos')).toBeNull();
});

test('a draft is not seen, and keeps its date once it was', async () => {
  await savePage({ ...input, draft: true });
  expect(await getPage('fr', 'a-propos')).toBeNull();
  await savePage(input);
  const page = await getPage('fr', 'a-propos');
  expect(page).not.toBeNull();
  await savePage({ ...input, nav: 'footer' });
  expect(await getPage('fr', 'a-propos')).toMatchObject({
    publishedAt: page?.publishedAt,
    updatedAt: page?.updatedAt,
  });
  expect(await savePage({ ...input, draft: true })).toBe('changed');
  expect(await getPage('fr', 'a-propos')).toBeNull();
});

test('saving the same page writes nothing; a change of the text sets its date', async () => {
  expect(await savePage(input)).toBe('created');
  const version = await readVersion();
  const before = await getPage('fr', 'a-propos');
  expect(await savePage(input)).toBe('unchanged');
  expect(await readVersion()).toBe(version);
  expect(await savePage({ ...input, body: 'Autre.' })).toBe('changed');
  const after = await getPage('fr', 'a-propos');
  expect(Number(after?.updatedAt)).toBeGreaterThan(Number(before?.updatedAt));
});

test('a page is not dated before readers see it', async () => {
  await savePage({ ...input, draft: true });
  await savePage(input);
  const page = await getPage('fr', 'a-propos');
  expect(page?.updatedAt).toEqual(page?.publishedAt);
});

describe('rename', () => {
  beforeEach(() => savePage(input));

  test('the former slug leads to the new one, after several renames too', async () => {
    await renamePage('fr', 'a-propos', 'b');
    await renamePage('fr', 'b', 'c');
    for (const former of ['a-propos', 'b']) {
      expect(await getCurrentPageSlug('fr', former)).toBe('c');
      expect(await getCurrentPageSlug('en', former)).toBeNull();
    }
    await renamePage('fr', 'c', 'a-propos');
    expect(await getCurrentPageSlug('fr', 'a-propos')).toBeNull();
    expect(await getCurrentPageSlug('fr', 'c')).toBe('a-propos');
  });

  test('a file with formerSlugs renames the page and keeps its translations', async () => {
    await savePage({ ...input, locale: 'en', slug: 'about', translationOf: 'a-propos' });
    expect(await savePage({ ...input, slug: 'moi', formerSlugs: ['a-propos'] })).toBe('changed');
    expect(await db().page.count()).toBe(2);
    expect((await getPage('fr', 'moi'))?.translations).toEqual([{ locale: 'en', slug: 'about' }]);
  });

  test('rejects a slug that is taken, and an unknown page', async () => {
    await savePage({ ...input, slug: 'taken' });
    await expect(renamePage('fr', 'a-propos', 'taken')).rejects.toMatchObject({ code: 'P2002' });
    await expect(renamePage('fr', 'nothing', 'b')).rejects.toMatchObject({ code: 'P2025' });
    expect(await db().formerPageSlug.count()).toBe(0);
  });
});

test('header and footer have their pages in order', async () => {
  await savePage({ ...input, slug: 'two', title: 'Deux', nav: 'header', order: 2 });
  await savePage({ ...input, slug: 'one', title: 'Un', nav: 'header', order: -1 });
  await savePage({ ...input, slug: 'foot', title: 'Pied', nav: 'footer' });
  await savePage({ ...input, slug: 'none' });
  await savePage({ ...input, slug: 'draft', nav: 'header', draft: true });
  await savePage({ ...input, locale: 'en', slug: 'about', nav: 'header' });
  const { header, footer } = await listMenuPages('fr');
  expect(header.map(({ slug }) => slug)).toEqual(['one', 'two']);
  expect(footer).toEqual([{ slug: 'foot', title: 'Pied' }]);
});

test('a page that says that it is a sample is named, until its text is another', async () => {
  const body = '> Cette page est un exemple : dites qui vous êtes.';
  await savePage({ ...input, body });
  await savePage({ ...input, slug: 'draft', body, draft: true });
  expect(await listSamplePages()).toEqual([{ locale: 'fr', slug: 'a-propos' }]);
  await savePage(input);
  expect(await listSamplePages()).toEqual([]);
});

test('a page with an address of the site itself prevents the start', async () => {
  await savePage(input);
  await assertFreePageSlugs();
  expect(listReservedSlugs()).toContain('contact');
  await savePage({ ...input, locale: 'en', slug: 'contact' });
  await expect(assertFreePageSlugs()).rejects.toThrow(
    'The site itself uses the address of the page pages/en/contact. Give the page another one: npm run articles -- rename pages/en/contact <slug>',
  );
});

describe('moving a page', () => {
  const readMenu = async () => {
    const { header } = await listMenuPages('fr');
    return header.map(({ slug }) => slug).join('');
  };
  const move = async (slug: string, by: 1 | -1) => {
    const { id } = await db().page.findFirstOrThrow({ where: { slug } });
    await movePage(id, by);
    return readMenu();
  };

  beforeEach(async () => {
    for (const slug of ['a', 'b', 'c']) {
      await savePage({ ...input, slug, title: slug, nav: 'header' });
    }
    await savePage({ ...input, slug: 'foot', nav: 'footer', order: 1 });
    await savePage({ ...input, locale: 'en', slug: 'about', nav: 'header', order: 1 });
  });

  test('changes places with its neighbor, also where all had the same order', async () => {
    expect(await move('c', -1)).toBe('acb');
    expect(await move('a', 1)).toBe('cab');
    expect(await move('c', 1)).toBe('acb');
  });

  test('changes nothing at either end, nor elsewhere', async () => {
    const version = await readVersion();
    expect(await move('a', -1)).toBe('abc');
    expect(await move('c', 1)).toBe('abc');
    expect(await readVersion()).toBe(version);
    await move('b', 1);
    const others = await db().page.findMany({ where: { slug: { in: ['foot', 'about'] } } });
    expect(others.map(({ order }) => order)).toEqual([1, 1]);
  });

  test('many at once leave each page once', async () => {
    const ids = await db().page.findMany({ where: { nav: 'header', locale: 'fr' } });
    await Promise.all(ids.flatMap(({ id }) => [movePage(id, 1), movePage(id, -1)]));
    expect([...(await readMenu())].sort()).toEqual(['a', 'b', 'c']);
    const orders = await db().page.findMany({ where: { nav: 'header', locale: 'fr' } });
    expect(orders.map(({ order }) => order).sort()).toEqual([1, 2, 3]);
  });
});

test('a file whose text differs from the stored one by the white space around it changes nothing', async () => {
  const body = '\n  Texte.\n\n';
  await savePage({ ...input, body });
  expect(await savePage({ ...input, body: '  Texte.' })).toBe('unchanged');
  expect((await getPage('fr', 'a-propos'))?.body).toBe(body);
});
