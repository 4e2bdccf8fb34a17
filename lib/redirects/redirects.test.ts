import { expect, test } from 'vitest';
import { publishArticle, renameArticle } from '@/lib/articles/commands';
import { renamePage, savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { addRedirect, removeRedirect, saveRedirects } from './commands';
import { findRedirect, listRedirects } from './queries';

withEmptyStore();

const from = '/2019/05/a-post';
const save = (to: string, address = from) => saveRedirects([{ from: address, to }]);

test('an old address leads to an article, by its present slug, while readers see it', async () => {
  await publish({ slug: 'mistral' });
  await save('/articles/mistral');
  expect(await findRedirect(from)).toBe('/articles/mistral');
  await renameArticle('fr', 'mistral', 'mistral-ai');
  expect(await findRedirect(from)).toBe('/articles/mistral-ai');
  await publishArticle('fr', 'mistral-ai', null);
  expect(await findRedirect(from)).toBeNull();
});

test('an old address leads to a page, by its present slug', async () => {
  await savePage({ ...pageInput, locale: 'en', slug: 'about' });
  await save('/en/about');
  expect(await findRedirect(from)).toBe('/en/about');
  await renamePage('en', 'about', 'about-me');
  expect(await findRedirect(from)).toBe('/en/about-me');
});

test('an old address leads to a topic that was merged, by the one that is left', async () => {
  await publish({ slug: 'mistral', topics: ['Maroc'] });
  const { id: topicId } = await db().topic.findFirstOrThrow();
  await db().formerTopicSlug.create({ data: { locale: 'fr', slug: 'morocco', topicId } });
  await save('/sujets/morocco');
  expect(await findRedirect(from)).toBe('/sujets/maroc');
});

test('an old address leads to lists, feeds and pages of the site itself', async () => {
  for (const to of ['/', '/feed.xml', '/en/archive', '/contact', '/articles/mistral#suite']) {
    await save(to);
    expect(await findRedirect(from)).toBe(to);
  }
});

test('addresses that most blogs have lead to their counterparts', async () => {
  await publish({ slug: 'mistral', topics: ['Maroc'], author: 'jawad' });
  await publish({ slug: 'mistral', locale: 'en', topics: ['Morocco'], author: 'zoe' });
  const counterparts = {
    '/feed': '/feed.xml',
    '/rss': '/feed.xml',
    '/en/feed': '/en/feed.xml',
    '/feed/atom': '/atom.xml',
    '/tag/maroc': '/sujets/maroc',
    '/category/afrique/maroc': '/sujets/maroc',
    '/category/maroc/feed': '/sujets/maroc/feed.xml',
    '/en/tag/morocco': '/en/topics/morocco',
    '/author/jawad': '/auteur/jawad',
    '/en/author/jawad': null,
    '/tag/morocco': null,
    '/articles/other': null,
    '/a-post': null,
  };
  const found: Record<string, string | null> = {};
  for (const address of Object.keys(counterparts)) found[address] = await findRedirect(address);
  expect(found).toEqual(counterparts);
});

test('categories, tags and authors of an old site lead to lists, whatever stood before their names', async () => {
  await publish({ slug: 'mistral', topics: ['Intelligence artificielle'], author: 'jawad' });
  await save('/sujets/intelligence-artificielle', '/category/ia');
  await save('/auteur/jawad', '/author/admin');
  await save('/sujets', '/tag/rare');
  const found: Record<string, string | null> = {};
  const targets = {
    '/categorie/ia': '/sujets/intelligence-artificielle',
    '/blog/category/tech/ia': '/sujets/intelligence-artificielle',
    '/category/ia/feed/atom': '/sujets/intelligence-artificielle/feed.xml',
    '/category/ia/page/2': '/sujets/intelligence-artificielle',
    '/author/admin/page/3': '/auteur/jawad',
    '/author/admin/feed': '/feed.xml',
    '/tag/rare': '/sujets',
    '/tag/rare/rss': '/feed.xml',
    '/auteur/jawad/page/9': null,
    '/sujets/intelligence-artificielle/page/9': null,
    '/page/9': null,
  };
  for (const address of Object.keys(targets)) found[address] = await findRedirect(address);
  expect(found).toEqual(targets);
});

test('what an old site adds to the address of a text leads to the text', async () => {
  await publish({ slug: 'mistral' });
  await savePage({ ...pageInput, locale: 'fr', slug: 'a-propos' });
  await save('/articles/mistral');
  const found: Record<string, string | null> = {};
  const targets = {
    [`${from}/amp`]: '/articles/mistral',
    [`${from}/feed`]: '/articles/mistral',
    [`${from}/page/2`]: '/articles/mistral',
    [`${from}/comment-page-1`]: '/articles/mistral',
    '/a-propos/amp': '/a-propos',
    '/2019': '/archives',
    '/2019/05': '/archives',
    '/2019/05/12': '/archives',
    '/missing/amp': null,
    '/comments/feed': null,
  };
  for (const address of Object.keys(targets)) found[address] = await findRedirect(address);
  expect(found).toEqual(targets);
});

test('redirects are saved once, changed and removed', async () => {
  const redirects = [
    { from: 'https://old.example/2019/05/A-Post/?utm_source=x', to: '/articles/a' },
    { from: '/?p=12', to: '/articles/a' },
    { from: '/articles/a', to: '/articles/a' },
  ];
  expect(await saveRedirects(redirects, true)).toBe(2);
  expect(await listRedirects()).toEqual([]);
  expect(await saveRedirects(redirects)).toBe(2);
  expect(await saveRedirects(redirects)).toBe(0);
  expect(await save('/articles/b')).toBe(1);
  expect(await listRedirects()).toEqual([
    { from: '/2019/05/a-post', to: '/articles/b' },
    { from: '/?p=12', to: '/articles/a' },
  ]);
  expect(await removeRedirect('/2019/05/A-Post/')).toBe(true);
  expect(await removeRedirect(from)).toBe(false);
});

test.each([
  ['/', '/articles/mistral', 'a path of the old site'],
  ['mailto:a@old.example', '/articles/mistral', 'a path of the old site'],
  [from, 'https://evil.example/', 'a path of this site'],
  [from, '//evil.example', 'a path of this site'],
  [from, '/\\evil.example', 'a path of this site'],
  [from, '/articles/missing', 'readers see nothing there'],
])('refuses a redirect from %s to %s', async (address, to, message) => {
  await expect(addRedirect({ from: address, to })).rejects.toThrow(message);
  expect(await listRedirects()).toEqual([]);
});

test('refuses a redirect from a page that readers see, and one that would need a second one', async () => {
  await publish({ slug: 'mistral' });
  const own = addRedirect({ from: '/articles/mistral', to: '/contact' });
  await expect(own).rejects.toThrow('readers see a page of this site there');
  await addRedirect({ from: '/2019/a', to: '/2019/b' });
  const loop = addRedirect({ from: '/2019/b', to: '/2019/a' });
  await expect(loop).rejects.toThrow('Write /2019/b.');
});
