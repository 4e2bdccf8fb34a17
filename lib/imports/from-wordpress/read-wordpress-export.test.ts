import { expect, test } from 'vitest';
import { formatImportReport } from '../import-report';
import { readWordpressExport } from './read-wordpress-export';
import { findArticle, fixtureSite, wxr } from './test-export';

const uploads = 'https://www.carnet.example/wp-content/uploads/2022/03';

test('imports dates, topics, cover and former slugs', () => {
  const { locale, article, pictures } = findArticle('ia-dans-l-atelier');
  expect({ locale, ...article, body: '' }).toEqual({
    locale: 'fr',
    title: 'L’IA dans l’atelier',
    dek: 'Moins de rebuts : le seul argument qui compte.',
    author: 'nadia-berrada',
    publishedAt: new Date('2022-03-04T08:00:00Z'),
    updatedAt: new Date('2022-05-01T10:00:00Z'),
    featured: true,
    topics: ['Industrie'],
    cover: 'chaine-scaled.jpg',
    coverAlt: 'Une chaîne de production',
    formerSlugs: ['ia-atelier', 'ia-a-l-usine'],
    body: '',
  });
  expect(pictures).toEqual([
    {
      name: 'chaine-scaled.jpg',
      address: `${uploads}/chaine-scaled.jpg`,
      sources: [`${uploads}/chaine-scaled.jpg`, `${uploads}/chaine-300x200.jpg`],
    },
    { name: 'tableau-de-bord.png', address: `${uploads}/tableau-de-bord.png` },
    { name: 'plan.jpg', address: `${uploads}/plan.jpg` },
  ]);
});

test('converts a classic editor text with shortcodes', () => {
  expect(findArticle('ia-dans-l-atelier').article.body).toBe(
    `Un atelier n’attend pas une démonstration,\\
il attend moins de rebuts.

![Une chaîne de production](chaine-scaled.jpg "La ligne 3, en mars. | Crédit : atelier")

**Ce qui compte** : la donnée \\[sic] et le *geste*.🙂

## Voir

- la ligne
- le poste

<https://www.youtube.com/watch?v=QQ11>

![Le tableau de bord du projet](tableau-de-bord.png "Le tableau de bord du projet")
![Un plan annoté](plan.jpg)

Voir

<https://vimeo.com/55>

et [la version anglaise](/en/articles/ai-in-the-workshop), ou [la suite](/articles/sous-cle)[^1].

\`\`\`python
if a < b:
    print("ok")
\`\`\`

[^1]: Une note, avec un *mot*.`,
  );
});

test('converts a block editor text and links it to its original', () => {
  const { locale, article } = findArticle('ai-in-the-workshop');
  expect([locale, article.translationOf, article.author]).toEqual([
    'en',
    'ia-dans-l-atelier',
    'tom-reed',
  ]);
  expect(article.body).toBe(
    `A workshop does not wait for a demonstration. It waits for **less\u00a0scrap**.[^1]

![A dashboard.](tableau-de-bord.png "A dashboard. | Photo by Ana")

![A plan](plan.jpg "The plan")
![A line](chaine-scaled.jpg)

*Two views*

> We count the scrap.
>
> <cite>A foreman</cite>

<https://www.youtube.com/watch?v=EE22>

| Line | Scrap |
| ---- | ----: |
| 3    |   4 % |

\`\`\`python
print("[x]")
\`\`\`

Left.

[Book a call](https://example.com/book)

---

Written by hand.

[^1]: Counted *weekly*.`,
  );
});

test.each([
  ['note-interne', 'became-draft'],
  ['sous-cle', 'became-draft'],
])('imports %s as a draft', (slug, kind) => {
  const { article } = findArticle(slug);
  expect(article.publishedAt).toBeUndefined();
  expect(fixtureSite.report.warnings).toContainEqual(
    expect.objectContaining({ article: article.title, kind }),
  );
});

test('a post without an excerpt has no dek, and its description is for search engines', () => {
  expect(findArticle('idee').article.publishedAt).toBeUndefined();
  expect(findArticle('ai-in-the-workshop').article).toMatchObject({
    dek: '',
    searchDescription: 'Less scrap: the one argument.',
  });
});

test('keeps a scheduled post scheduled', () => {
  expect(findArticle('programme').article.publishedAt).toEqual(new Date('2031-01-02T08:00:00Z'));
});

test('reports counts, skipped items with reasons, and warnings', () => {
  const lines = formatImportReport(fixtureSite.report);
  expect(lines[0]).toBe(
    'WordPress (WXR 1.2): 3 published articles, 1 scheduled article, 3 drafts, 1 page, 2 authors, 2 topics, 6 pictures, 2 former slugs, 1 translation.',
  );
  expect(
    lines.slice(lines.indexOf('Not imported:'), lines.indexOf('Please check:')).join('\n'),
  ).toBe(
    `Not imported:
- post "Jeté": it is in the trash
- post "Auf Deutsch": its language is "de"
- 1 menu item: this site has its own navigation
- 1 reusable block: imported as part of the articles that use it
- 1 tag: of too few articles to be a topic (--tags)
- 1 comment: this site has no comments
- 1 file: not used by an imported article
`,
  );
  expect(lines).toContain(
    '- the export lacks pictures of a gallery; export “All content” to have them: 99',
  );
  expect(lines).toContain('- removed an unsupported shortcode: contact-form-7');
  expect(lines).toContain('- removed a dynamic WordPress block: latest-posts');
});

test('lists redirects from the old site', () => {
  expect(fixtureSite.redirects).toContainEqual({
    from: '/2022/03/ai-in-the-workshop/',
    to: '/en/articles/ai-in-the-workshop',
  });
  const { slug, origin } = findArticle('ai-in-the-workshop');
  const id = origin.key.split(' ')[1];
  expect(fixtureSite.redirects).toContainEqual({ from: `/?p=${id}`, to: `/en/articles/${slug}` });
  expect(fixtureSite.redirects.map(({ from }) => from)).not.toContain('/2022/03/sous-cle/');
});

test('lists and attachments of the old site lead to their counterparts', () => {
  const head = `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>Jo B</wp:author_login>
<wp:author_display_name>Jo</wp:author_display_name></wp:author>
<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>ia</wp:category_nicename></wp:category>`;
  const category = (domain: string, name: string, words: string) =>
    `<category domain="${domain}" nicename="${name}">${words}</category>`;
  const attachment = `</item><item><link>https://old.example/blog/t/photo/</link><wp:post_id>9</wp:post_id>
<wp:post_parent>1</wp:post_parent><wp:post_type>attachment</wp:post_type>`;
  const meta =
    '<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>s</wp:meta_value></wp:postmeta>';
  const rest = `<link>https://old.example/blog/t/</link><dc:creator>Jo B</dc:creator>${meta}
${category('category', 'ia', 'Intelligence')}${category('post_tag', 'rare', 'Rare')}${attachment}`;
  const text = wxr('<a href="https://old.example/blog/category/ia/">b</a>', rest).replace(
    '<link>https://old.example</link>',
    `<link>https://old.example/blog</link>${head}`,
  );
  const { redirects, articles } = readWordpressExport(text, { locale: 'fr' });
  expect(Object.fromEntries(redirects.map(({ from, to }) => [from, to]))).toEqual({
    '/blog/t/': '/articles/t',
    '/blog/s': '/articles/t',
    '/blog/?p=1': '/articles/t',
    '/blog/t/photo/': '/articles/t',
    '/blog/?attachment_id=9': '/articles/t',
    '/category/ia': '/sujets/intelligence',
    '/blog/?cat=5': '/sujets/intelligence',
    '/tag/rare': '/sujets',
    '/blog/?tag=rare': '/sujets',
    '/author/jo-b': '/auteur/jo',
    '/blog/?author=3': '/auteur/jo',
  });
  expect(articles[0]?.article.body).toBe('[b](/sujets/intelligence)');
});

test('imports pages as pages, with their old addresses', () => {
  const [page] = fixtureSite.pages;
  expect(page).toMatchObject({
    locale: 'fr',
    slug: 'mentions-legales-2',
    origin: { kind: 'wordpress', key: expect.stringMatching(/^carnet\.example \d+$/) },
    page: { title: 'Mentions légales', nav: 'none', form: false, draft: false },
  });
  const id = page?.origin.key.split(' ')[1];
  const redirects = fixtureSite.redirects.filter(({ to }) => to === '/mentions-legales-2');
  expect(redirects.map(({ from }) => from)).toEqual([
    '/2022/03/mentions-legales/',
    `/?page_id=${id}`,
  ]);
});

test('imports no login, e-mail address or password', () => {
  expect(JSON.stringify(fixtureSite)).not.toMatch(/"admin"|@example\.com|secret/);
});

test('warns if the footnotes of the block editor are damaged', () => {
  const meta = (value: string) =>
    `<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;
  const { report } = readWordpressExport(wxr('a', meta('[{')), { locale: 'fr' });
  expect(report.warnings).toContainEqual({
    kind: 'footnotes-unreadable',
    article: 'T',
    detail: '',
  });
});
