import { describe, expect, test } from 'vitest';
import { formatImportReport } from '../import-report';
import { readGhostExport } from './read-ghost-export';
import { findArticle, ghost2, ghost5, listWarnings, readFixture } from './test-export';

const readPosts = (...posts: object[]) =>
  readGhostExport(JSON.stringify({ data: { posts } }), { locale: 'fr' });

test('imports dates, topics, cover and credit', () => {
  const { locale, article, pictures } = findArticle('choisir-un-premier-cas-d-usage');
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
    searchDescription: 'Une description',
    formerSlugs: [],
    body: '',
  });
  expect(pictures).toEqual([
    {
      name: 'atelier-cadrage.jpg',
      address: 'content/images/2024/01/atelier-cadrage.jpg',
      sources: [
        'content/images/2024/01/atelier-cadrage.jpg',
        'content/images/size/w1000/2024/01/atelier-cadrage.jpg',
      ],
    },
    { name: 'cover-1.png', address: 'content/images/2024/01/cover_1.png' },
  ]);
});

test('converts figures, internal links and footnotes', () => {
  expect(findArticle('choisir-un-premier-cas-d-usage').article.body).toBe(
    `Un bon premier projet d’IA est petit, mesurable et utile à une équipe qui l’attend. **Trois questions** suffisent à l’écarter ou à le retenir.

## Les questions

![Quatre personnes autour d’un tableau](atelier-cadrage.jpg "L’atelier de cadrage dure une journée. | Photo : Lina Alaoui")

Voir aussi [comment mesurer le gain](/articles/mesurer-le-gain), [la page du cabinet](/a-propos) et [une étude](https://example.org/etude).[^1]

[^1]: Chiffres de 2023.`,
  );
});

test('converts callout, toggle, button and bookmark cards', () => {
  expect(findArticle('mesurer-le-gain').article.body).toBe(
    `Avant de promettre un gain, il faut savoir ce que coûte la tâche aujourd’hui.

> 💡 Mesurez **avant**, pas après.

## Et sans historique ?

Chronométrez une semaine.

[Le modèle de calcul](https://example.com/modele)

[Le temps gagné](https://example.org/temps)\\
Une enquête

À lire en entier.`,
  );
});

test('reads the language from an internal tag; converts galleries, videos and code', () => {
  const { locale, article } = findArticle('what-an-audit-finds');
  expect([locale, article.topics, article.author]).toEqual(['en', ['Audit'], 'tom']);
  expect(article.body).toContain(
    '![A log without dates](log-before.png)\n![Picture without a description](log-after.png)\n\n*The same log, before and after*\n\n[An audit in four minutes](https://www.youtube.com/watch?v=aBcD1234)\n\n```sql\nSELECT model',
  );
  expect(article.body).toContain(
    '](/articles/choisir-un-premier-cas-d-usage#section-les-questions)',
  );
});

test('converts files to links, removes active and members-only content', () => {
  const { article, pictures } = findArticle('medias');
  expect(article.body).toBe(
    '[demo.mp4](/content/media/2024/02/demo.mp4)\n\n[Entretien avec une DSI](https://cdn.example.com/entretien.mp3)\n\n[La grille](https://cdn.example.com/grille.pdf)\n\nDeux pages\n\n## En bref\n\nTout se lit sans le son.\n\nUne carte HTML.\n\nPour tous.',
  );
  expect(pictures).toEqual([]);
  const notes = listWarnings('Le son, la vidéo, les fichiers').join('\n');
  for (const what of [
    'sign-up',
    'members-only',
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
  [
    'reserve-aux-abonnes',
    expect.stringMatching(/^imported as a draft.*: its visibility was "paid"$/),
  ],
  ['en-preparation', undefined],
  [
    'la-lettre-de-mars',
    expect.stringMatching(/^imported as a draft.*: it was sent by e-mail only$/),
  ],
])('imports %s as a draft', (slug, message) => {
  const { article } = findArticle(slug);
  expect(article.publishedAt).toBeUndefined();
  expect(listWarnings(article.title)).toEqual(message ? [message] : []);
});

test('reads the dates of Ghost 0 and 2, and their pages', () => {
  expect(findArticle('ancien-billet', ghost2).article).toMatchObject({
    featured: true,
    publishedAt: new Date('2016-06-15T14:13:20Z'),
    author: 'nadia-b',
    body: 'Un texte de 2016, repris tel quel, avec [un lien](/articles/former-une-equipe) et un sujet.',
  });
  expect(ghost2.pages.map(({ slug }) => slug)).toEqual(['contact-2']);
});

test('a post without HTML is an empty draft and is named', () => {
  const { article } = findArticle('ethique-et-droit');
  expect(article).toMatchObject({ body: '' });
  expect(article.publishedAt).toBeUndefined();
  expect(listWarnings(article.title).join()).toContain('has no HTML');
});

test('names co-authors and fields that are not imported; keeps those of search engines', () => {
  const post = { id: 1, title: 'A', slug: 'a', html: '<p>a</p>', custom_excerpt: 'B' };
  const fields = {
    canonical_url: 'https://first.example/a',
    meta_title: 'Autre titre',
    meta_description: 'Pour les moteurs',
    og_title: 'Pour les réseaux',
    custom_template: 'custom-wide',
  };
  const { articles, report } = readPosts({ ...post, ...fields });
  expect(articles[0]?.article).toMatchObject({
    dek: 'B',
    searchTitle: 'Autre titre',
    searchDescription: 'Pour les moteurs',
    canonicalUrl: 'https://first.example/a',
  });
  expect(report.warnings).toContainEqual({
    kind: 'fields-dropped',
    article: 'A',
    detail: 'custom_template, og_title',
  });
  const { report: other } = readPosts({ ...post, canonical_url: 'here' });
  expect(other.warnings).toContainEqual(expect.objectContaining({ kind: 'canonical-dropped' }));
});

describe('with --site', () => {
  const siteUrl = 'https://www.old.example/blog/';
  const html = `<p><a href="https://old.example/blog/b/">B</a>
<a href="__GHOST_URL__/tag/ia/">IA</a> <a href="__GHOST_URL__/rss/">RSS</a>
<a href="__GHOST_URL__/content/files/x.pdf">PDF</a></p>
<figure class="kg-card kg-video-card"><video src="__GHOST_URL__/content/media/v.mp4"></video></figure>
<div class="kg-card kg-audio-card"><audio src="__GHOST_URL__/content/media/s.mp3"></audio><div class="kg-audio-title">Son</div></div>
<div class="kg-card kg-file-card"><a href="__GHOST_URL__/content/files/f.zip"><div class="kg-file-card-title">Fichier</div></a></div>`;
  const data = {
    posts: [
      { id: 'p1', title: 'A', slug: 'a', html, status: 'published', published_at: '2024-01-01' },
      { id: 'p2', title: 'B', slug: 'b', html: '<p>b</p>', status: 'draft' },
    ],
    tags: [
      { id: 't', name: 'Intelligence', slug: 'ia' },
      { id: 'u', name: 'Brouillons', slug: 'brouillons' },
    ],
    posts_tags: [
      { post_id: 'p1', tag_id: 't' },
      { post_id: 'p2', tag_id: 'u' },
    ],
    users: [{ id: 'n', name: 'Nadia', slug: 'nadia' }],
    posts_authors: ['p1', 'p2'].map((post_id) => ({ post_id, author_id: 'n' })),
  };
  const read = (options: object) =>
    readGhostExport(JSON.stringify({ data }), { locale: 'fr', ...options });

  test('own links lead to this site, and files keep their address', () => {
    expect(read({ siteUrl }).articles[0]?.article.body).toBe(
      `[B](/articles/b) [IA](/sujets/intelligence) [RSS](/feed.xml) [PDF](https://www.old.example/blog/content/files/x.pdf)

[v.mp4](https://www.old.example/blog/content/media/v.mp4)

[Son](https://www.old.example/blog/content/media/s.mp3)

[Fichier](https://www.old.example/blog/content/files/f.zip)`,
    );
  });

  test('what readers could see redirects to its counterpart', () => {
    expect(read({ siteUrl }).redirects).toEqual([
      { from: '/blog/a/', to: '/articles/a' },
      { from: '/blog/rss/', to: '/feed.xml' },
      { from: '/blog/tag/ia/', to: '/sujets/intelligence' },
      { from: '/blog/author/nadia/', to: '/auteur/nadia' },
    ]);
  });

  test('the origin of a text is the id of the post, with the site where other sites have the same', () => {
    const keyOf = (options: object) => read(options).articles[0]?.origin;
    const unique = '5f3c9a1b2d4e6f7081920a3b';
    const renamed = JSON.parse(JSON.stringify({ data }).replaceAll('"p1"', `"${unique}"`));
    for (const options of [{}, { siteUrl }]) {
      const site = readGhostExport(JSON.stringify(renamed), { locale: 'fr', ...options });
      expect(site.articles[0]?.origin).toEqual({ kind: 'ghost', key: unique });
    }
    expect(keyOf({ siteUrl })).toEqual({ kind: 'ghost', key: 'www.old.example p1' });
    expect(keyOf({})).toEqual({ kind: 'ghost', key: 'p1' });
  });
});

test('keeps a scheduled post scheduled', () => {
  expect(findArticle('a-paraitre').article.publishedAt).toEqual(new Date('2031-05-06T07:30:00Z'));
});

test('imports authors with their links but without their e-mail addresses', () => {
  expect(ghost5.authors).toEqual([
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

test('reports counts, skipped items and warnings', () => {
  const lines = formatImportReport(ghost5.report);
  expect(lines[0]).toBe(
    'Ghost 5.79.0: 4 published articles, 1 scheduled article, 4 drafts, 1 page, 2 authors, 3 topics, 4 pictures, 0 former slugs, 0 translations.',
  );
  expect(lines).toContain('- co-authors were not imported: Tom Reed');
});

test('points to pictures and pages of the old site if its URL is given', () => {
  const json = readFixture('ghost-5.json').replace(
    '__GHOST_URL__/a-propos/',
    '__GHOST_URL__/tarifs/',
  );
  const known = readGhostExport(json, {
    locale: 'fr',
    siteUrl: 'https://old.example/',
  });
  const { article, pictures } = findArticle('choisir-un-premier-cas-d-usage', known);
  expect(article.body).toContain('[la page du cabinet](https://old.example/tarifs/)');
  expect(pictures[0]?.address).toBe(
    'https://old.example/content/images/2024/01/atelier-cadrage.jpg',
  );
});

test.each(['', '<rss></rss>', '[]', '{"db":[]}', '{"db":[{"data":{}}]}', 'null'])(
  'rejects %j and says what to do',
  (text) => {
    expect(() => readGhostExport(text, { locale: 'fr' })).toThrow(
      /^not a Ghost export: .*Export\.$/s,
    );
  },
);
