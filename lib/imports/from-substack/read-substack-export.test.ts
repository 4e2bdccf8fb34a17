import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { formatWarning } from '../import-report';
import { readSubstackExport } from './read-substack-export';

const columns =
  'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url';
const attrs = (data: object) => JSON.stringify(data).replaceAll('"', '&quot;');
const picture =
  'https://substackcdn.com/image/fetch/w_1456,c_limit,f_auto/https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2Fa.png';

const first = `<p>Hello <a href="https://me.substack.com/p/second?utm_source=x">second</a>, <a href="https://other.example/p/second">other</a>.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a></p>
<div class="captioned-image-container"><figure><a class="image-link image2" href="${picture}"><div class="image2-inset"><picture><source type="image/webp" srcset="x 424w"><img src="${picture}" alt="A map" data-attrs="{}"></picture></div></a><figcaption class="image-caption">The way</figcaption></figure></div>
<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta-caption">Subscribe!</p><form><input type="email"></form></div></div>
<p class="button-wrapper"><a class="button primary" href="https://me.substack.com/subscribe?"><span>Subscribe now</span></a></p>
<p class="button-wrapper"><a class="button primary" href="https://shop.example/"><span>Buy</span></a></p>
<div id="youtube2-abc" class="youtube-wrap"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc?rel=0"></iframe></div></div>
<div class="tweet" data-attrs="${attrs({ url: 'https://twitter.com/a/status/1', full_text: 'x' })}"></div>
<div class="pullquote"><p>Quoted</p></div>
<div class="latex-rendered" data-attrs="${attrs({ persistentExpression: 'x^2' })}"></div>
<script>alert(1)</script>
<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>The note.</p></div></div>`;

const files = {
  'posts.csv': `\uFEFF${columns}
101.first,2023-01-02T10:00:00.000Z,true,,,newsletter,everyone,"First, ""quoted""",The subtitle,
102.second,2023-01-03T10:00:00.000Z,true,,,newsletter,only_paid,Second,,
103.talk,2023-01-04T10:00:00.000Z,true,,,podcast,everyone,Talk,,https://api.example/talk.mp3
104.thread,2023-01-05T10:00:00.000Z,true,,,thread,everyone,Ask me,,
105.draft,,false,,,newsletter,everyone,Draft,,
106,,false,,,newsletter,everyone,,,
`,
  'posts/101.first.html': first,
  'posts/102.second.html': '<p>Paid.</p>',
  'posts/103.talk.html': '<p>Notes.</p>',
  'posts/105.draft.html': '<p>Later.</p>',
  'posts/101.first.opens.csv': 'reader@example.com',
  'email_list.me.csv': 'email\nreader@example.com\n',
};

test('Substack: posts with their notes, pictures and embeds; threads and buttons are named', () => {
  const folder = makeFolder(files);
  const { articles, redirects, report } = readSubstackExport(folder, { locale: 'en' });
  expect(articles.map(({ slug, article }) => [slug, article.publishedAt !== undefined])).toEqual([
    ['first', true],
    ['second', false],
    ['talk', true],
    ['draft', false],
  ]);
  const [one, , talk] = articles;
  expect(one?.article).toMatchObject({ title: 'First, "quoted"', dek: 'The subtitle' });
  expect(one?.origin).toEqual({ kind: 'substack', key: '101' });
  expect(
    one?.article.body,
  ).toBe(`Hello [second](/en/articles/second), [other](https://other.example/p/second).[^1]

![A map](a.png "The way")

[Buy](https://shop.example/)

<https://www.youtube.com/watch?v=w7Ft2ymGmfc>

<https://twitter.com/a/status/1>

> Quoted

\`\`\`
x^2
\`\`\`

[^1]: The note.`);
  expect(one?.pictures).toEqual([
    expect.objectContaining({
      address: 'https://substack-post-media.s3.amazonaws.com/public/images/a.png',
    }),
  ]);
  expect(talk?.article.body).toBe('[talk.mp3](https://api.example/talk.mp3)\n\nNotes.');
  expect(redirects).toContainEqual({ from: '/p/first', to: '/en/articles/first' });
  expect(redirects).not.toContainEqual(expect.objectContaining({ from: '/p/second' }));
  expect(report.skipped).toEqual([
    { item: 'Ask me', reason: 'a thread of comments' },
    { item: '106', reason: 'it has no text' },
  ]);
  expect(report.warnings.map(formatWarning)).toEqual(
    expect.arrayContaining([
      'imported as a draft, because not everybody could read it: only_paid',
      'removed an unsupported element: script',
      'replaced an embed by a link: https://twitter.com/a/status/1',
      'a formula is shown as code: x^2',
    ]),
  );
  expect(JSON.stringify({ articles, report })).not.toContain('reader@example.com');
});

test('links of a blog with a domain of its own; broken lists are named', () => {
  const second = '101.first,2023-01-02T10:00:00Z,true,,,newsletter,everyone,First,,\n';
  const html = '<p><a href="https://me.example/p/first">a</a></p>';
  const folder = makeFolder({ 'posts.csv': `${columns}\n${second}`, 'posts/101.first.html': html });
  const site = readSubstackExport(folder, { locale: 'fr', siteUrl: 'https://me.example/' });
  expect(site.articles[0]?.article.body).toBe('[a](/articles/first)');
  const broken = makeFolder({ 'posts.csv': 'a,"b\n', 'posts/x.html': '' });
  expect(() => readSubstackExport(broken, { locale: 'fr' })).toThrow('posts.csv cannot be read: ');
  const empty = makeFolder({ 'posts.csv': columns, 'posts/readme.txt': '' });
  expect(() => readSubstackExport(empty, { locale: 'fr' })).toThrow('no posts of Substack');
});
