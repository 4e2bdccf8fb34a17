import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { formatWarning } from '../import-report';
import { readMediumExport } from './read-medium-export';

const page = (
  title: string,
  body: string,
  { summary = '', canonical = '' } = {},
) => `<!DOCTYPE html><html><head>
<title>${title}</title><style>* { color: red }</style></head><body><article class="h-entry">
<header><h1 class="p-name">${title}</h1></header>
<section data-field="subtitle" class="p-summary">${summary}</section>
<section data-field="body" class="e-content"><section class="section section--body section--first"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner">${body}</div></div></section></section>
<footer><p>By <a href="https://medium.com/@ana" class="p-author h-card">Ana Ruiz</a> on <a href="https://medium.com/p/0123456789ab"><time class="dt-published" datetime="2020-01-31T10:00:00.000Z">January 31, 2020</time></a>.</p>
<p><a href="${canonical}" class="p-canonical">Canonical link</a></p></footer></article></body></html>`;

const titled = (title: string, rest: string) =>
  `<h3 name="a1" id="a1" class="graf graf--h3 graf--leading graf--title">${title}</h3>${rest}`;

const files = {
  'README.html': '<p>Your archive</p>',
  'posts/2020-01-31_First-0123456789ab.html': page(
    'First',
    titled(
      'First',
      `<h4 class="graf graf--h4 graf--subtitle">The summary</h4>
<p class="graf graf--p">Read <a href="https://medium.com/@ana/second-ba9876543210?source=x" class="markup--anchor">the second</a> or <a href="https://medium.com/p/ffffffffffff">another</a>.</p>
<figure class="graf graf--figure"><img class="graf-image" data-image-id="1*a.jpeg" src="https://cdn-images-1.medium.com/max/800/1*a.jpeg"><figcaption class="imageCaption">A caption</figcaption></figure>
<h3 class="graf graf--h3">Part</h3>
<pre class="graf graf--pre">a<br>b</pre>
<div class="graf graf--mixtapeEmbed"><a href="https://x.example/" class="markup--anchor markup--mixtapeEmbed-anchor"><strong class="markup--strong">Their title</strong><br><em>Words</em>x.example</a><a href="https://x.example/" class="js-mixtapeImage"></a></div>
<figure class="graf graf--iframe"><iframe src="https://www.youtube.com/embed/w7Ft2ymGmfc"></iframe></figure>
<figure class="graf graf--iframe"><script src="https://gist.github.com/ana/1.js"></script></figure>`,
    ),
    { summary: 'The summary', canonical: 'https://blog.example/first-0123456789ab' },
  ),
  'posts/2020-02-01_Second-ba9876543210.html': page('Second', titled('Second', '<p>Text.</p>'), {
    canonical: 'https://elsewhere.example/posts/second',
  }),
  'posts/draft_Idea-abcdefabcdef.html': page('Idea', '<p>Just words.</p>'),
  'posts/2020-02-02_I-agree-111111111111.html': page('I agree with…', '<p>I agree with you.</p>'),
  'posts/other.html': '<p>x</p>',
};

test('Medium: posts and drafts without what the page shows itself; responses are counted', () => {
  const { articles, authors, redirects, report } = readMediumExport(makeFolder(files), {
    locale: 'en',
  });
  expect(articles.map(({ slug, origin }) => [slug, origin.key])).toEqual([
    ['first', '0123456789ab'],
    ['second', 'ba9876543210'],
    ['idea', 'abcdefabcdef'],
  ]);
  const [first, second, draft] = articles.map(({ article }) => article);
  expect(first).toMatchObject({
    ...{ title: 'First', dek: 'The summary', author: 'ana-ruiz' },
    publishedAt: new Date('2020-01-31T10:00:00Z'),
  });
  expect(first?.canonicalUrl).toBeUndefined();
  expect(
    first?.body,
  ).toBe(`Read [the second](/en/articles/second) or [another](https://medium.com/p/ffffffffffff).

![A caption](1-a.jpeg "A caption")

## Part

\`\`\`
a
b
\`\`\`

[Their title](https://x.example/)

<https://www.youtube.com/watch?v=w7Ft2ymGmfc>

<https://gist.github.com/ana/1>`);
  expect(second?.canonicalUrl).toBe('https://elsewhere.example/posts/second');
  expect(draft?.publishedAt).toBeUndefined();
  expect(authors.map(({ name }) => name)).toEqual(['Ana Ruiz']);
  expect(redirects).toEqual([{ from: '/first-0123456789ab', to: '/en/articles/first' }]);
  expect(report.skipped).toEqual([
    { item: 'other.html', reason: 'it is no post of Medium' },
    { item: '1 response', reason: 'this site has no comments' },
  ]);
  expect(report.warnings.map(formatWarning)).toEqual([
    'picture without an alternative text; describe what it shows: 1-a.jpeg',
  ]);
});
