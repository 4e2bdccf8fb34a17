import { expect, test } from 'vitest';
import { readGhostExport } from './read-ghost-export';

const post = {
  title: 'T',
  slug: 't',
  html: '<p>Text.</p>',
  custom_excerpt: 'Dek',
  status: 'published',
  published_at: '2024-01-01T00:00:00Z',
};
const readPosts = (...posts: object[]) =>
  readGhostExport(JSON.stringify({ data: { posts: posts.map((one) => ({ ...post, ...one })) } }), {
    locale: 'en',
  });

test.each([{ type: 'page' }, { page: 1 }])('%o is a page that no menu names', (mark) => {
  const { pages, articles, redirects, report } = readPosts(mark);
  expect(pages.map(({ locale, slug, page }) => ({ locale, slug, page }))).toEqual([
    {
      locale: 'en',
      slug: 't',
      page: {
        title: 'T',
        dek: 'Dek',
        nav: 'none',
        order: 0,
        form: false,
        draft: false,
        formerSlugs: [],
        body: 'Text.',
      },
    },
  ]);
  expect(articles).toEqual([]);
  expect(redirects).toEqual([{ from: '/t/', to: '/en/t' }]);
  expect(report.imported).toMatchObject({ published: 0, pages: 1 });
});

test('the description of a page without an excerpt is its dek: it has no other place', () => {
  const [page] = readPosts({ type: 'page', custom_excerpt: '', meta_description: 'D' }).pages;
  expect(page?.page.dek).toBe('D');
});

test('the picture of a page begins its text', () => {
  const cover = { feature_image: '__GHOST_URL__/content/images/a.jpg' };
  const [page] = readPosts({ type: 'page', ...cover }).pages;
  expect(page?.page.body).toMatch(/^!\[.*\]\(a\.jpg\)\n\nText\.$/);
  expect(page?.pictures).toEqual([{ name: 'a.jpg', address: 'content/images/a.jpg' }]);
});

test.each([
  { status: 'draft' },
  { visibility: 'members' },
  { published_at: '2100-01-01T00:00:00Z', status: 'scheduled' },
])('a page that nobody could read is a draft without redirect: %o', (state) => {
  const { pages, redirects } = readPosts({ type: 'page', ...state });
  expect(pages[0]?.page.draft).toBe(true);
  expect(redirects).toEqual([]);
});

test('a page at an address of the site itself gets another one, which is named', () => {
  const { pages, report } = readPosts(
    { type: 'page', slug: 'contact' },
    { type: 'page', slug: 'contact-2' },
    { slug: 'contact' },
  );
  expect(pages.map(({ slug }) => slug)).toEqual(['contact-2', 'contact-2-2']);
  expect(report.warnings).toContainEqual({
    kind: 'slug-reserved',
    article: 'T',
    detail: 'contact → contact-2',
  });
});

test('a page and an article may have the same slug, and links lead to the one that is meant', () => {
  const { pages, articles } = readPosts(
    { type: 'page', slug: 'a' },
    { slug: 'b', html: '<a href="__GHOST_URL__/a/#x">A</a>' },
    { slug: 'contact' },
  );
  expect(pages[0]?.slug).toBe('a');
  expect(articles.map(({ slug }) => slug)).toEqual(['b', 'contact']);
  expect(articles[0]?.article.body).toBe('[A](/en/a#section-x)');
});
