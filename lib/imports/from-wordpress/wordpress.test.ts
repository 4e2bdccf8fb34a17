import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ImportedArticle, listReportLines } from '../imported';
import { readWordpressExport } from './wordpress';

const xml = readFileSync(new URL('fixtures/wordpress.xml', import.meta.url), 'utf8');
const site = readWordpressExport(xml, { locale: 'fr' });
const uploads = 'https://www.carnet.example/wp-content/uploads/2022/03';

function find(slug: string, from = site): ImportedArticle {
  const found = from.articles.find((article) => article.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

/** An export with one post in it. */
const wxr = (content: string, rest = '') => `<?xml version="1.0"?><rss><channel>
<link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>
<content:encoded><![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_name>t</wp:post_name><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${rest}</item></channel></rss>`;

const convert = (content: string, rest?: string) =>
  find('t', readWordpressExport(wxr(content, rest), { locale: 'fr' })).article;

test('an article with its dates, topics, cover and former slugs', () => {
  const { locale, article, pictures } = find('ia-dans-l-atelier');
  expect({ locale, ...article, body: '' }).toEqual({
    locale: 'fr',
    title: 'L’IA dans l’atelier',
    dek: 'Moins de rebuts : le seul argument qui compte.',
    author: 'nadia-berrada',
    publishedAt: new Date('2022-03-04T08:00:00Z'),
    updatedAt: new Date('2022-05-01T10:00:00Z'),
    featured: true,
    topics: ['Industrie', 'Qualité'],
    cover: 'chaine-scaled.jpg',
    coverAlt: 'Une chaîne de production',
    formerSlugs: ['ia-atelier', 'ia-a-l-usine'],
    body: '',
  });
  expect(pictures).toEqual([
    { name: 'chaine-scaled.jpg', address: `${uploads}/chaine-scaled.jpg` },
    { name: 'tableau-de-bord.png', address: `${uploads}/tableau-de-bord.png` },
    { name: 'plan.jpg', address: `${uploads}/plan.jpg` },
  ]);
});

test('a text of the classic editor, with its shortcodes', () => {
  expect(find('ia-dans-l-atelier').article.body).toBe(
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

test('a text of the block editor, a translation', () => {
  const { locale, article } = find('ai-in-the-workshop');
  expect([locale, article.translationOf, article.author, article.dek]).toEqual([
    'en',
    'ia-dans-l-atelier',
    'tom-reed',
    'Less scrap: the one argument.',
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
  ['note-interne', 'it was private: it is a draft now'],
  ['sous-cle', 'it had a password: it is a draft now'],
  ['idee', 'it has no summary: its beginning stands in'],
])('%s is a draft', (slug, note) => {
  const { article } = find(slug);
  expect(article.publishedAt).toBeUndefined();
  expect(site.report.notes).toContainEqual({ where: article.title, what: note });
});

test('what was scheduled stays so', () => {
  expect(find('programme').article.publishedAt).toEqual(new Date('2031-01-02T08:00:00Z'));
});

test('the report counts what was taken and says why the rest was not', () => {
  const lines = listReportLines(site.report);
  expect(lines[0]).toBe(
    'WordPress (WXR 1.2): 3 published articles, 1 scheduled article, 3 drafts, 2 authors, 3 topics, 6 pictures, 2 former slugs, 1 translation.',
  );
  expect(lines.slice(lines.indexOf('Not taken:'), lines.indexOf('To look at:')).join('\n')).toBe(
    `Not taken:
- the post « Jeté »: it was in the trash
- the post « Auf Deutsch »: its language is de
- the page « Mentions légales »: only articles are taken
- 1 menu item: the site has its own navigation
- 1 reusable block: what they hold stands in the articles that use them
- 1 comment: articles have no comments here
- 1 file: no article that was taken shows them
`,
  );
  expect(lines).toContain(
    '- L’IA dans l’atelier: 1 of the 3 pictures of a gallery are not in the export',
  );
  expect(lines).toContain('- L’IA dans l’atelier: a shortcode was left out: contact-form-7');
  expect(lines).toContain(
    '- AI in the workshop: a block that only WordPress can fill was left out: latest-posts',
  );
});

test('addresses of the old site and where they lead now', () => {
  expect(site.redirects).toContainEqual({
    from: '/2022/03/ai-in-the-workshop/',
    to: '/en/articles/ai-in-the-workshop',
  });
  expect(site.redirects.map(({ from }) => from)).not.toContain('/2022/03/sous-cle/');
});

test('neither a login nor a mail address nor a password leaves the export', () => {
  expect(JSON.stringify(site)).not.toMatch(/"admin"|@example\.com|secret/);
});

describe('the classic editor’s lines', () => {
  test.each([
    ['a\n\nb', 'a\n\nb'],
    ['a\nb', 'a\\\nb'],
    ['a<br />\nb', 'a\\\nb'],
    ['<p>a\nb</p>', 'a\\\nb'],
    ['<strong>a</strong>\n\n\n\nb &amp; c', '**a**\n\nb & c'],
    ['<blockquote>a\n\nb</blockquote>\nc', '> a\n>\n> b\n\nc'],
    ['<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nc', '- a\n- b\n\nc'],
    ['<pre>a\n\nb</pre>', '```\na\n\nb\n```'],
  ])('%j', (content, markdown) => {
    expect(convert(content).body).toBe(markdown);
  });
});

describe('shortcodes', () => {
  test.each([
    ['[sic] et [1], [une parenthèse]', '\\[sic] et \\[1], \\[une parenthèse]'],
    ['[vc_row][vc_column width="1/2"]a[/vc_column][/vc_row]', 'a'],
    ['[[gallery ids="1"]]', '\\[gallery ids="1"]'],
    ['<pre>[x y="1"]</pre>', '```\n[x y="1"]\n```'],
    ['[youtube]', ''],
    ['[youtube a1]', '<https://www.youtube.com/watch?v=a1>'],
    ['[video mp4="https://old.example/a.mp4"][/video]', '[a.mp4](https://old.example/a.mp4)'],
    ['[caption width="3"]a[/caption]', 'a'],
    ['a [constructor x="1"] b', 'a b'],
  ])('%s', (content, markdown) => {
    expect(convert(content).body).toBe(markdown);
  });
});

describe('the file as XML', () => {
  test('control characters, entities of HTML and a bare & do no harm', () => {
    const rest =
      '<category domain="category" nicename="r-d">R&D &eacute;t&eacute; &nbsp;\u0001&#x1F;</category>';
    expect(convert('a\u0000 ]]> b', rest)).toMatchObject({ topics: ['R&D été'], body: 'a ]]> b' });
  });

  test.each([
    ['{"db":[]}', /no WordPress export/],
    ['<html></html>', /it is not RSS/],
    ['<rss><channel><item><title>a</title></item></channel></rss>', /it is a feed/],
    ['<rss>\n<channel>\n<item>\n</channel></rss>', /line 4 cannot be read/],
  ])('%j is refused with a way out', (text, message) => {
    expect(() => readWordpressExport(text, { locale: 'fr' })).toThrow(message);
    expect(() => readWordpressExport(text, { locale: 'fr' })).toThrow(/Tools → Export\.$/);
  });

  test('entities declared in the file are never followed', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(99)}">]>${wxr('b').replace(/<\?xml[^>]*\?>/, '')}`;
    const text = bomb.replace('<title>T', '<title>&a;T');
    expect(JSON.stringify(readWordpressExport(text, { locale: 'fr' }))).not.toContain('xxx');
  });

  test('whatever stands in a text, it is read', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '[',
        ']',
        '[/',
        '[caption',
        '[gallery ids="1"]',
        '[[',
        '<!-- wp:',
        ' /-->',
        '<pre>',
        '\n\n',
        '"',
        '=',
        ']]>',
        '<img src="x">',
        '&',
        '&eacute;',
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        convert(pieces.join(''));
      }),
      { numRuns: 80 },
    );
  }, 30_000);
});
