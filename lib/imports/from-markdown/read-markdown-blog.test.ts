import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { formatWarning } from '../import-report';
import type { ImportedSite, ImportOptions } from '../imported-site';
import { readMarkdownBlog } from './read-markdown-blog';

const read = (files: Record<string, string>, options: Partial<ImportOptions> = {}) =>
  readMarkdownBlog(makeFolder(files), { locale: 'en', tagArticles: 1, ...options });
const find = (site: ImportedSite, slug: string, locale = 'en') => {
  const found = site.articles.find((one) => one.slug === slug && one.locale === locale);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
};
const warningsOf = ({ report }: ImportedSite) => report.warnings.map(formatWarning);
const redirectsOf = (site: ImportedSite) => site.redirects.map(({ from, to }) => `${from} → ${to}`);

const hugo = {
  'hugo.toml': `baseURL = "https://old.example/"
defaultContentLanguage = "en"
[params]
author = "Ana Ruiz"
[permalinks]
notes = "/:year/:month/:slug/"
`,
  'content/_index.md': '---\ntitle: Home\n---\n',
  'content/about.md': '---\ntitle: About\n---\nWho I am.\n',
  'content/posts/first/index.md': `+++
title = "First"
date = 2024-03-05T09:30:00+02:00
lastmod = 2024-05-01
description = "What **this** is."
categories = ["Work"]
tags = ["One", "Two"]
aliases = ["/old/first/"]
translationKey = "premier"
[cover]
image = "cover.jpg"
alt = "A harbour"
caption = "Photo: A. B."
+++

Read [the note]({{< relref "notes/2024-short.md#part-two" >}}), [it again](../../notes/2024-short.md) or [by address](https://old.example/2024/06/short/).

{{< figure src="inside.png" alt="A map" caption="The *way*" attr="Ana" >}}

{{< youtube w7Ft2ymGmfc >}}

{{< highlight go "linenos=true" >}}
a := {{ x }}
{{< /highlight >}}

{{% notice tip %}}
Kept **words**.
{{% /notice %}}

\`\`\`
{{</* youtube w7Ft2ymGmfc */>}}
\`\`\`
`,
  'content/posts/first/cover.jpg': 'x',
  'content/posts/first/inside.png': 'x',
  'content/notes/2024-short.md':
    '---\ntitle: Short\nslug: short\ndate: "2024-06-07"\n---\n\n## Part two\n\nWords.\n',
  'content/posts/premier.fr.md':
    '---\ntitle: Premier\ndate: 2024-03-05\ntranslationKey: premier\n---\nTexte.\n',
};

test('Hugo: TOML, bundles, shortcodes, permalinks, aliases, translations', () => {
  const site = read(hugo);
  const first = find(site, 'first');
  expect(first.article).toMatchObject({
    title: 'First',
    dek: 'What this is.',
    author: 'ana-ruiz',
    publishedAt: new Date('2024-03-05T07:30:00Z'),
    topics: ['Work', 'One', 'Two'],
    cover: 'cover.jpg',
    coverAlt: 'A harbour',
    coverCredit: 'Photo: A. B.',
    translationOf: 'premier',
  });
  expect(
    first.article.body,
  ).toBe(`Read [the note](/en/articles/short#section-part-two), [it again](/en/articles/short) or [by address](/en/articles/short).

![A map](inside.png "The way | Ana")

<https://www.youtube.com/watch?v=w7Ft2ymGmfc>

\`\`\`go
a := {{ x }}
\`\`\`

Kept **words**.

\`\`\`
{{< youtube w7Ft2ymGmfc >}}
\`\`\``);
  expect(first.pictures.map(({ address }) => address)).toEqual([
    'content/posts/first/inside.png',
    'content/posts/first/cover.jpg',
  ]);
  expect(first.origin).toEqual({ kind: 'blog', key: 'old.example posts/first/index.md' });
  expect(find(site, 'premier', 'fr').article.title).toBe('Premier');
  expect(site.pages.map(({ slug, page }) => [slug, page.draft])).toEqual([['about', false]]);
  expect(redirectsOf(site)).toEqual([
    '/2024/06/short/ → /en/articles/short',
    '/posts/first/ → /en/articles/first',
    '/old/first/ → /en/articles/first',
    '/fr/posts/premier/ → /articles/premier',
    '/about/ → /en/about',
  ]);
  expect(warningsOf(site)).toContain(
    'removed an unsupported shortcode: {{% notice tip %}} (content/posts/first/index.md:26)',
  );
});

test('Jekyll: dates in names, drafts, Liquid, attributes of kramdown, permalinks', () => {
  const site = read({
    '_config.yml': 'url: https://old.example\nbaseurl: /blog\npermalink: date\n',
    'index.md': '---\nlayout: home\n---\n',
    'about.md': '---\nlayout: page\ntitle: About\npermalink: /about/\n---\nHere.\n',
    '_drafts/later.md': '---\ntitle: Later\n---\nNot yet.\n',
    '_posts/2020-01-31-first.markdown': `---
title:  "First: one"
date:   2020-01-31 10:20:30 +0100
categories: tech ruby
image:
  path: /assets/a.png
  alt: A chart
redirect_from: /old
---
* Table
{:toc}

Text [second]({% post_url 2020-02-01-second %}), [about]({{ '/about/' | relative_url }}).
![Chart]({{ site.baseurl }}/assets/a.png){: .wide}
{: .lead}

{% highlight ruby %}
puts "{{ x }}"
{% endhighlight %}

{% raw %}Literal {{ braces }}{% endraw %}

{% include figure.html src="/assets/a.png" alt="Again" %}

{% include newsletter.html %}

Code \`{{ x }}\` stays.
`,
    '_posts/2020-02-01-second.md': '---\ntitle: Second\npublished: false\n---\nWords.\n',
    'assets/a.png': 'x',
    'README.md': '# The repository\n',
  });
  const { article, pictures } = find(site, 'first');
  expect(article.body).toBe(`Text [second](/en/articles/second), [about](/en/about).
![Chart](a.png)

\`\`\`ruby
puts "{{ x }}"
\`\`\`

Literal {{ braces }}

![Again](a.png)

Code \`{{ x }}\` stays.`);
  expect(article).toMatchObject({ topics: ['tech', 'ruby'], cover: 'a.png', coverAlt: 'A chart' });
  expect(pictures.map(({ address }) => address)).toEqual(['assets/a.png']);
  expect(find(site, 'second').article.publishedAt).toBeUndefined();
  expect(find(site, 'later').article.publishedAt).toBeUndefined();
  expect(redirectsOf(site)).toEqual([
    '/blog/tech/ruby/2020/01/31/first.html → /en/articles/first',
    '/blog/old → /en/articles/first',
    '/blog/about/ → /en/about',
  ]);
  expect(warningsOf(site)).toContain(
    'removed an unsupported shortcode: {% include newsletter.html %} (_posts/2020-01-31-first.markdown:25)',
  );
});

test('Astro: MDX with imports, components and expressions; aliases of assets', () => {
  const site = read({
    'package.json': '{}',
    'src/content/blog/one.mdx': `---
title: One
pubDate: 'Jul 08 2022'
heroImage: '@assets/hero.jpg'
heroAlt: A hero
---
import Note from './Note.astro';
import hero from '../../assets/hero.jpg';
export const meta = {
  a: 1,

  b: 2,
};

<Note type="tip">
    Inner **bold**.

    - one
      - two
</Note>

<Image src={hero} alt="Hero" />

{/* a comment */}
Sum {1 + 1}, {"lit"}, {{ no: 'template' }}.

<YouTube id="w7Ft2ymGmfc" />

<div className="x" onClick={() => evil()}>
  **md** [two](./two.md)
</div>
`,
    'src/content/blog/two.md': '---\ntitle: Two\npubDate: 2022-07-09\n---\n{{ vue }} {% x %}\n',
    'src/pages/about.md': '---\ntitle: About\n---\nHere.\n',
    'src/assets/hero.jpg': 'x',
  });
  const { article, pictures } = find(site, 'one');
  expect(article.body).toBe(`Inner **bold**.

- one
  - two


![Hero](hero.jpg)

Sum , lit, .

<https://www.youtube.com/watch?v=w7Ft2ymGmfc>


**md** [two](/en/articles/two)`);
  expect(pictures.map(({ address }) => address)).toEqual(['src/assets/hero.jpg']);
  expect(article).toMatchObject({ cover: 'hero.jpg', coverAlt: 'A hero' });
  expect(find(site, 'two').article.body).toBe('{{ vue }} {% x %}');
  expect(redirectsOf(site)).toContain('/blog/one/ → /en/articles/one');
  expect(warningsOf(site).filter((line) => line.includes('MDX'))).toEqual([
    'removed a component or code of MDX; the text in it is kept: <Note> (src/content/blog/one.mdx:15)',
    'removed a component or code of MDX; the text in it is kept: {1 + 1} (src/content/blog/one.mdx:25)',
    "removed a component or code of MDX; the text in it is kept: {{ no: 'template' }} (src/content/blog/one.mdx:25)",
  ]);
});

test('Hexo, Zola, Gatsby, Eleventy and Next.js: where their texts stand and stood', () => {
  const post = (more = '') => `---\ntitle: One\ndate: 2021-02-03\n${more}---\nText.\n`;
  const paths = (files: Record<string, string>) => redirectsOf(read(files));
  expect(
    paths({
      '_config.yml': 'url: https://old.example\npermalink: :year/:title/\n',
      'source/_posts/one.md': post(),
      'source/about/index.md': '---\ntitle: About\n---\n{% asset_img a.png Words %}\n',
    }),
  ).toEqual(['/2021/one/ → /en/articles/one', '/about/ → /en/about']);
  expect(
    paths({
      'config.toml': 'base_url = "https://old.example/z"',
      'content/blog/one.md':
        '+++\ntitle = "One"\ndate = 2021-02-03\n[taxonomies]\ntags = ["a"]\n+++\n{{ youtube(id="w7Ft2ymGmfc") }}\n',
    }),
  ).toEqual(['/z/blog/one/ → /en/articles/one']);
  expect(paths({ 'gatsby-config.js': '', 'content/blog/one/index.md': post() })).toEqual([
    '/blog/one/ → /en/articles/one',
    '/one/ → /en/articles/one',
  ]);
  expect(
    paths({ 'eleventy.config.js': '', 'posts/one.md': post('permalink: /2021/one/\n') }),
  ).toEqual(['/2021/one/ → /en/articles/one']);
  expect(paths({ 'package.json': '{}', '_posts/one.md': post() })).toEqual([
    '/posts/one/ → /en/articles/one',
  ]);
});

test('keys in all spellings; the first heading is the title where no key is', () => {
  const site = read({
    'a.md': `---
published_at: 2021-02-03 08:00
Last_Modified_At: 2021-05-01
Summary: Short
keywords: a, b
authors: [{ name: Ana }, Ben]
featured_image: { url: https://img.example/a.jpg }
pinned: yes
canonical_url: https://elsewhere.example/a
series: S
---
# The title

Text.

### Skips a level

Other title
===========
`,
    'b.md': '---\n{\n---\n',
    'd.md': '---js\nconst title = "Script";\nconst date = "2020-01-03";\n---\nText.\n',
    'authors/ben.md': '---\nname: Ben Short\n---\n',
    'e.md': '---\ntitle: By Ben\ndate: 2020-01-04\nauthor: ben\n---\nText.\n',
    'c.md': '{\n  "title": "JSON",\n  "date": "2020-01-02"\n}\n\nText.\n',
  });
  const { article } = find(site, 'a');
  expect(article).toMatchObject({
    ...{ title: 'The title', dek: 'Short', topics: ['a', 'b'], featured: true, author: 'ana' },
    canonicalUrl: 'https://elsewhere.example/a',
    body: 'Text.\n\n## Skips a level\n\n## Other title',
  });
  expect(find(site, 'c').article.title).toBe('JSON');
  expect(find(site, 'd').article).toMatchObject({ title: 'Script', body: 'Text.' });
  expect(find(site, 'e').article.author).toBe('ben-short');
  expect(warningsOf(site)).toEqual(
    expect.arrayContaining([
      'co-authors were not imported: Ben',
      'fields of the old site were not imported: series',
    ]),
  );
  expect(site.report.skipped).toEqual([
    { item: 'b.md:3', reason: expect.stringContaining('its front matter cannot be read: ') },
  ]);
});

test('languages come from keys, names, folders and the configuration', () => {
  const text = (more = '') => `---\ntitle: T\ndate: 2021-02-03\n${more}---\nText.\n`;
  const site = read({
    '_config.yml': 'lang: fr\n',
    'a.md': text(),
    'b.md': text('lang: en-US\n'),
    'c.en.md': text(),
    'en/posts/d.md': text(),
    'fr/posts/d.md': text(),
    'e.md': text('language: de\n'),
    'next.js.md': text(),
  });
  expect(site.articles.map(({ locale, slug }) => `${locale}/${slug}`).sort()).toEqual([
    ...['en/b', 'en/c', 'en/d', 'fr/a', 'fr/d', 'fr/next-js'],
  ]);
  expect(find(site, 'd').article.translationOf).toBe('d');
  expect(site.report.skipped).toEqual([{ item: 'e.md', reason: 'its language is "de"' }]);
});

test('one original has one translation, and none is one of a text that could not be read', () => {
  const text = (lang: string, more = '') =>
    `---\ntitle: T\ndate: 2021-02-03\nlang: ${lang}\nref: one\n---\n${more}Text.\n`;
  const two = { 'a.md': text('en'), 'b.md': text('en'), 'c.md': text('fr') };
  expect(read(two).articles.map(({ article }) => article.translationOf)).toEqual([
    ...['c', undefined, undefined],
  ]);
  const broken = { 'a.md': text('en'), 'c.md': text('fr', '> '.repeat(500)) };
  expect(read(broken).articles.map(({ article }) => article.translationOf)).toEqual([undefined]);
});

test('what cannot be read is named, the rest comes; nothing outside the folder is read', () => {
  const outside = makeFolder({ 'secret.md': 'secret', 'secret.png': 'x' });
  const folder = makeFolder({
    'a.md':
      '\uFEFF---\r\ntitle: A\r\ndate: 2021-02-03\r\n---\r\nOne\r\ntwo ![x](../secret.png) ![y](link/secret.png)\r\n',
    'yaml.md': '---\ntitle: [x\n---\n',
    'toml.md': '+++\ntitle = \n+++\n',
    'bombs.md': '---\na: &a [*b]\n---\n',
    'deep.md': `---\ntitle: D\ndate: 2021-02-03\n---\n${'> '.repeat(500)}x\n`,
    'tags.md': `---\ntitle: D\ndate: 2021-02-03\n---\n${'<blockquote>'.repeat(500)}x${'</blockquote>'.repeat(500)}\n`,
    'large.md': 'x'.repeat(2_000_001),
    'none.md': '',
  });
  writeFileSync(join(folder, 'utf16.md'), '\uFEFFText', 'utf16le');
  writeFileSync(join(folder, 'latin.md'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  symlinkSync(outside, join(folder, 'link'));
  symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'));
  const site = readMarkdownBlog(folder, { locale: 'en' });
  expect(find(site, 'a').article.body).toBe('One\ntwo ![x](secret.png) ![y](secret-2.png)');
  expect(find(site, 'a').pictures.every(({ file }) => file === undefined)).toBe(true);
  expect(site.articles).toHaveLength(1);
  expect(site.report.skipped.map(({ item, reason }) => `${item}: ${reason}`.slice(0, 50))).toEqual(
    expect.arrayContaining([
      'yaml.md:3: its front matter cannot be read: Flow s',
      'toml.md:2: its front matter cannot be read: Invali',
      'bombs.md:2: its front matter cannot be read: Unres',
      'deep.md: it is nested too deeply',
      'tags.md: it is nested too deeply',
      'large.md: it has more than 2 MB',
      'none.md: it has no text',
      'utf16.md: it is not UTF-8 text',
      'latin.md: it is not UTF-8 text',
      'link: symbolic links are not followed',
      'secret.md: symbolic links are not followed',
    ]),
  );
});

test('a folder without texts says so', () => {
  expect(() => read({ 'a.txt': 'x' })).toThrow('there is no Markdown in it');
});
