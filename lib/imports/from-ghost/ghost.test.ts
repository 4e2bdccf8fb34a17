import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseArticleFile } from '@/lib/articles/files/front-matter';
import { type ImportedArticle, listReportLines } from '../imported';
import { readGhostExport } from './ghost';

const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const site = readGhostExport(read('ghost-5.json'), { locale: 'fr' });
const old = readGhostExport(read('ghost-2.json'), { locale: 'fr' });

function find(slug: string, from = site): ImportedArticle {
  const found = from.articles.find((article) => article.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

const notesOn = (title: string) =>
  site.report.notes.filter(({ where }) => where === title).map(({ what }) => what);

/** Through its file and back: what front matter refuses throws. */
function readBack({ article: { body, publishedAt, updatedAt, ...rest } }: ImportedArticle) {
  const keys = {
    ...rest,
    ...(publishedAt && { publishedAt: publishedAt.toISOString() }),
    ...(updatedAt && { updatedAt: updatedAt.toISOString() }),
  };
  return parseArticleFile(`---\n${stringify(keys)}---\n\n${body}\n`, 'article.md');
}

test('an article with its dates, topics, cover and credit', () => {
  const { locale, article, pictures } = find('choisir-un-premier-cas-d-usage');
  expect({ locale, ...article, body: '' }).toEqual({
    locale: 'fr',
    title: 'Choisir un premier cas d’usage',
    dek: 'Petit, mesurable, attendu : comment reconnaître un premier projet.',
    author: 'nadia',
    publishedAt: new Date('2024-02-01T08:00:00Z'),
    updatedAt: new Date('2024-03-10T09:00:00Z'),
    featured: true,
    topics: ['Méthode', 'Audit'],
    cover: 'cover-1.png',
    coverAlt: 'Une table de travail vue de haut',
    coverCredit: 'Photo by Ana / Unsplash',
    formerSlugs: [],
    body: '',
  });
  expect(pictures).toEqual([
    { name: 'atelier-cadrage.jpg', address: 'content/images/2024/01/atelier-cadrage.jpg' },
    { name: 'cover-1.png', address: 'content/images/2024/01/cover_1.png' },
  ]);
});

test('its text: a figure, links to what is here, a footnote', () => {
  expect(find('choisir-un-premier-cas-d-usage').article.body).toBe(
    `Un bon premier projet d’IA est petit, mesurable et utile à une équipe qui l’attend. **Trois questions** suffisent à l’écarter ou à le retenir.

## Les questions

![Quatre personnes autour d’un tableau](atelier-cadrage.jpg "L’atelier de cadrage dure une journée. | Photo : Lina Alaoui")

Voir aussi [comment mesurer le gain](/articles/mesurer-le-gain), la page du cabinet et [une étude](https://example.org/etude).[^1]

[^1]: Chiffres de 2023.`,
  );
});

test('cards: callout, toggle, button, bookmark', () => {
  expect(find('mesurer-le-gain').article.body).toBe(
    `Avant de promettre un gain, il faut savoir ce que coûte la tâche aujourd’hui.

> Mesurez **avant**, pas après.

## Et sans historique ?

Chronométrez une semaine.

[Le modèle de calcul](https://example.com/modele)

[Le temps gagné](https://example.org/temps)

À lire en entier.`,
  );
});

test('an internal tag says the language; gallery, video and listing', () => {
  const { locale, article } = find('what-an-audit-finds');
  expect([locale, article.topics, article.author]).toEqual(['en', ['Audit'], 'tom']);
  expect(article.body).toContain(
    '![A log without dates](log-before.png)\n\n![The same log, before and after](log-after.png "The same log, before and after")\n\n[An audit in four minutes](https://www.youtube.com/watch?v=aBcD1234)\n\n```sql\nSELECT model',
  );
  expect(article.body).toContain(
    '](/articles/choisir-un-premier-cas-d-usage#section-les-questions)',
  );
});

test('files become links; nothing acts; what only members saw is gone', () => {
  const { article, pictures } = find('medias');
  expect(article.body).toBe(
    '[Entretien avec une DSI](https://cdn.example.com/entretien.mp3)\n\n[La grille](https://cdn.example.com/grille.pdf)\n\nDeux pages\n\n## En bref\n\nTout se lit sans le son.\n\nUne carte HTML.\n\nPour tous.',
  );
  expect(pictures).toEqual([]);
  const notes = notesOn('Le son, la vidéo, les fichiers').join('\n');
  for (const what of [
    'sign up',
    'members saw',
    'script',
    'javascript:',
    'data:image',
    'secret.jpg',
    'injected',
  ]) {
    expect(notes).toContain(what);
  }
});

test.each([
  ['reserve-aux-abonnes', 'only paid could read it: it is a draft now'],
  ['en-preparation', undefined],
  ['la-lettre-de-mars', 'it was sent by mail only: it is a draft now'],
])('%s is a draft', (slug, note) => {
  const { article } = find(slug);
  expect(article.publishedAt).toBeUndefined();
  expect(notesOn(article.title)).toEqual(note ? [note] : []);
});

test('what was scheduled stays so', () => {
  expect(find('a-paraitre').article.publishedAt).toEqual(new Date('2031-05-06T07:30:00Z'));
});

test('without HTML, what the editor kept (Lexical)', () => {
  const { article, pictures } = find('ethique-et-droit');
  expect(article.body).toBe(
    `## Le droit

Un règlement ***européen***\\
[le texte](https://example.eu/loi).

1. déclarer
2. \`documenter\`

![Une cour de justice](cour.jpg "La cour")

\`\`\`python
print(1)
\`\`\`

Du **Markdown**, avec

- une liste

[![Le procès](1-640.jpg)](https://vimeo.com/76979871)

> À retenir`,
  );
  expect(pictures[0]?.address).toBe('content/images/2024/04/cour.jpg');
  expect(notesOn(article.title)).toContain('a part that only members saw was left out');
  expect(notesOn(article.title)).toContain('a card was left out: transistor');
  expect(notesOn(article.title)).toContain('its address ethique_et_droit is now ethique-et-droit');
});

test('without HTML, what the editor kept (Mobiledoc), in an export of Ghost 2', () => {
  const { article } = find('former-une-equipe', old);
  expect(article.body).toBe(
    `## Une formation

Former, c’est **_faire faire_**\\
[un exemple](https://example.com/a).

- un
- **deux**

![Une salle vide](salle.jpg "La salle, avant")

Un *mot* et un [lien](/articles/ancien-billet).

\`\`\`bash
ls -l
\`\`\`

---

<https://youtu.be/zZ99>

> On apprend en faisant.`,
  );
  expect(article.dek).toBe('Former une équipe à l’IA en deux jours.');
  expect(find('ancien-billet', old).article).toMatchObject({
    featured: true,
    publishedAt: new Date('2016-06-15T14:13:20Z'),
    author: 'nadia-b',
  });
});

test('authors with their links, without their mail addresses', () => {
  expect(site.authors).toEqual([
    {
      slug: 'nadia',
      name: 'Nadia Berrada',
      biography: 'Conseille les PME sur l’IA.',
      links: [
        { label: 'nadia.example', url: 'https://www.nadia.example/' },
        { label: 'LinkedIn', url: 'https://www.linkedin.com/in/nadia-berrada' },
        { label: 'X', url: 'https://x.com/nadia' },
      ],
    },
    { slug: 'tom', name: 'Tom Reed', biography: '', links: [] },
  ]);
});

test('the report counts what was taken and names what was not', () => {
  const lines = listReportLines(site.report);
  expect(lines[0]).toBe(
    'Ghost 5.79.0: 5 published articles, 1 scheduled article, 3 drafts, 2 authors, 3 topics, 6 pictures, 0 former slugs, 0 translations.',
  );
  expect(lines).toContain('- the page « À propos »: only articles are taken');
  expect(lines).toContain('- Choisir un premier cas d’usage: it was also written by Tom Reed');
  expect(lines).toContain('- Mesurer le gain: it has no summary: its beginning stands in');
});

test('where the old site is known, its pictures and other pages are there', () => {
  const known = readGhostExport(read('ghost-5.json'), {
    locale: 'fr',
    siteUrl: 'https://old.example/',
  });
  const { article, pictures } = find('choisir-un-premier-cas-d-usage', known);
  expect(article.body).toContain('[la page du cabinet](https://old.example/a-propos/)');
  expect(pictures[0]?.address).toBe(
    'https://old.example/content/images/2024/01/atelier-cadrage.jpg',
  );
});

describe('redirects', () => {
  const json = JSON.stringify([
    { from: '^/premier-cas/?$', to: '/choisir-un-premier-cas-d-usage/', permanent: true },
    { from: '/medias', to: '/mesurer-le-gain/' },
    { from: '/old/(.*)', to: '/$1' },
    { from: '/cv', to: 'https://elsewhere.example/' },
  ]);
  const yaml = '301:\n  /premier-cas: /choisir-un-premier-cas-d-usage/\n302:\n  /old/(.*): /$1\n';

  test.each([
    ['JSON', json, 2],
    ['YAML', yaml, 1],
  ])('%s: from article to article only', (_, redirects, count) => {
    const result = readGhostExport(read('ghost-5.json'), { locale: 'fr', redirects });
    expect(find('choisir-un-premier-cas-d-usage', result).article.formerSlugs).toEqual([
      'premier-cas',
    ]);
    // An address that an article has now never leads away from it.
    expect(find('mesurer-le-gain', result).article.formerSlugs).toEqual([]);
    expect(result.report.left.filter(({ what }) => what.includes('redirect'))).toHaveLength(count);
  });

  test('addresses of the old site and where they lead now, drafts aside', () => {
    expect(site.redirects).toContainEqual({
      from: '/what-an-audit-finds/',
      to: '/en/articles/what-an-audit-finds',
    });
    expect(site.redirects.map(({ from }) => from)).not.toContain('/reserve-aux-abonnes/');
  });
});

test.each(['', '<rss></rss>', '[]', '{"db":[]}', '{"db":[{"data":{}}]}', 'null'])(
  '%j is refused with a way out',
  (text) => {
    expect(() => readGhostExport(text, { locale: 'fr' })).toThrow(
      /^this is no Ghost export: .*Export\.$/s,
    );
  },
);

test('every article fits its file', () => {
  for (const each of [...site.articles, ...old.articles])
    expect(readBack(each)).toEqual(each.article);
});

test('so does whatever stands in an export', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 40, unit: 'binary' }),
    fc.lorem({ maxCount: 200 }),
    fc.constant(null),
  );
  const post = fc.record({
    id: fc.integer(),
    title: words,
    slug: words,
    html: words,
    custom_excerpt: words,
    feature_image: words,
    status: fc.constantFrom('published', 'draft', 'scheduled', 'sent', 'other'),
    published_at: fc.oneof(fc.constantFrom('2024-01-01T00:00:00.000Z', 'soon', null), fc.integer()),
  });
  const data = fc.record({
    posts: fc.array(post, { maxLength: 4 }),
    tags: fc.array(fc.record({ id: fc.constantFrom(1, 2), name: words }), { maxLength: 2 }),
    users: fc.array(fc.record({ id: fc.constantFrom(1, 2), name: words, slug: words }), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(data, (random) => {
      const { articles } = readGhostExport(JSON.stringify({ data: random }), { locale: 'en' });
      for (const each of articles) readBack(each);
      expect(new Set(articles.map(({ slug }) => slug)).size).toBe(articles.length);
    }),
    { numRuns: 50 },
  );
}, 30_000);
