import type { Graph } from 'schema-dts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Article, Author } from '@/lib/articles/article';
import type { Page } from '@/lib/pages/page';
import { listVocabularyErrors } from '@/lib/testing/vocabulary';
import { articleGraph } from './article-graph';
import { authorGraph } from './author-graph';
import { archiveGraph, archiveMonthGraph, newsGraph, topicGraph, topicsGraph } from './list-graphs';
import { pageGraph } from './page-graph';

const hostile = '</script><script>alert("1")</script> <!-- «\u00a0l’IA\u00a0»\u202f! \u2028 \\ 🚀';

const article: Article = {
  id: 1,
  slug: 'mistral',
  title: 'Mistral AI, fleuron de la France',
  dek: 'Chapeau',
  body: 'Deux mots, puis **quatre** autres.',
  featured: true,
  publishedAt: new Date('2026-01-31T08:00:00Z'),
  updatedAt: new Date('2026-02-28T08:00:00Z'),
  coverAlt: 'Zellige',
  coverCredit: null,
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  author: { name: 'Jawad', slug: 'jawad' },
  topics: [
    { slug: 'souverainete', name: 'Souveraineté' },
    { slug: 'maroc', name: 'Maroc' },
  ],
  translations: [],
} as unknown as Article;

const author: Author = {
  slug: 'jawad',
  name: 'Jawad',
  role: 'Consultant',
  photo: '0123456789abcdef',
  biography: 'Il **conseille**.\n\nIl écrit.',
  links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/jawad-exemple' }],
};
const page: Page = {
  ...article,
  slug: 'a-propos',
  form: false,
};
const link = { slug: 'mistral', title: article.title, publishedAt: article.publishedAt };
const topic = { slug: 'maroc', name: 'Maroc' };
const bare = { ...article, topics: [] };

const graphs: [string, Graph][] = [
  ['an article', articleGraph('fr', article, author)],
  ['an English article', articleGraph('en', { ...article, topics: [] }, null)],
  [
    'a hostile article',
    articleGraph('fr', { ...article, title: hostile, dek: hostile, body: hostile }, author),
  ],
  ['an author', authorGraph('fr', author, [article])],
  [
    'an author of few words',
    authorGraph('en', { ...author, role: '', photo: null, biography: '', links: [] }, []),
  ],
  ['the list', newsGraph('fr', [article, bare])],
  ['an empty list', newsGraph('en', [])],
  ['a page', pageGraph('fr', page)],
  ['a topic', topicGraph('fr', topic, [article])],
  ['all topics', topicsGraph('fr')],
  ['the archive', archiveGraph('en')],
  ['a month', archiveMonthGraph('fr', '2026-01', [link])],
];

// Plain objects: the unions of schema-dts would require a check before each property access.
type Node = Record<string, unknown>;
const nodesOf = (graph: Graph) => graph['@graph'] as unknown as Node[];
const nodeOf = (graph: Graph, type: string) => {
  const found = nodesOf(graph).find((node) => node['@type'] === type);
  if (!found) throw new Error(`There is no ${type}.`);
  return found;
};

const address = z.url({ protocol: /^https?$/ });
/** "ISO 8601 format; we recommend that you provide timezone information." */
const moment = z.iso.datetime({ offset: true, local: false }).refine((text) => !text.endsWith('Z'));

// developers.google.com/search/docs/appearance/structured-data, each rule from the page of its name
const rules: Record<string, z.ZodType> = {
  // Article
  BlogPosting: z.object({
    headline: z.string().min(1),
    datePublished: moment,
    dateModified: moment.optional(),
    // "Multiple high-resolution images … with the following aspect ratios: 16x9, 4x3, and 1x1"
    image: z
      .tuple([
        address.endsWith('-16x9.jpg'),
        address.endsWith('-4x3.jpg'),
        address.endsWith('-1x1.jpg'),
      ])
      .optional(),
    // "author.name: only specify the author's name"; "author.url: a link to a web page that uniquely identifies the author"
    author: z.object({
      '@type': z.enum(['Person', 'Organization']),
      name: z.string().regex(/^(?!(?:par|by) )[^,]+$/i),
      url: address.optional(),
      sameAs: z.array(address).min(1).optional(),
    }),
  }),
  // Breadcrumb
  BreadcrumbList: z.object({
    // "contain at least two ListItems"; "position 1 signifies the beginning of the trail"
    itemListElement: z
      .array(
        z.object({
          '@type': z.literal('ListItem'),
          position: z.int(),
          name: z.string().min(1),
          item: address,
        }),
      )
      .min(2)
      .refine((items) => items.every(({ position }, index) => position === index + 1)),
  }),
  // Profile page
  ProfilePage: z.object({
    mainEntity: z.object({
      '@type': z.enum(['Person', 'Organization']),
      name: z.string().min(1),
      description: z.string().min(1).optional(),
      sameAs: z.array(address).min(1).optional(),
    }),
  }),
  // Site name: "the url must be the URL of the home page", and Sitelinks search box
  WebSite: z.object({
    name: z.string().min(1),
    alternateName: z.string().min(1),
    url: address,
    potentialAction: z.object({
      '@type': z.literal('SearchAction'),
      target: z.object({
        '@type': z.literal('EntryPoint'),
        urlTemplate: z.string().regex(/^https?:\/\/\S+\?q=\{search_term_string\}$/),
      }),
      'query-input': z.literal('required name=search_term_string'),
    }),
  }),
};

/** Lists nested nodes too. */
function listAll(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(listAll);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(listAll);
  return '@type' in value ? [value as Node, ...inner] : inner;
}

describe.each(graphs)('%s', (_, graph) => {
  test('uses only the vocabulary of schema.org', () => {
    expect(graph['@context']).toBe('https://schema.org');
    expect(nodesOf(graph).flatMap((node) => listVocabularyErrors(node))).toEqual([]);
  });

  test('follows Google’s rules', () => {
    for (const node of listAll(nodesOf(graph))) {
      const result = rules[String(node['@type'])]?.safeParse(node);
      expect(result?.error?.issues ?? []).toEqual([]);
    }
  });
});

test.each([
  [{ '@type': 'BlogPosting', headlines: 'A' }, 'no such property'],
  [{ '@type': 'BlogPosting', author: { '@type': 'ItemList' } }, 'a ItemList is none of'],
  [{ '@type': 'BlogPosting', wordCount: true }, 'true is none of'],
  [{ '@type': 'Blogpost' }, 'no type'],
])('the vocabulary check detects %j', (node, message) => {
  expect(listVocabularyErrors(node).join()).toContain(message);
});

test('an article has its dates, author, length and URL', () => {
  const posting = nodeOf(articleGraph('fr', article, author), 'BlogPosting');
  expect(posting).toMatchObject({
    '@id': 'http://localhost:3000/articles/mistral#article',
    headline: article.title,
    datePublished: '2026-01-31T09:00:00+01:00',
    dateModified: '2026-02-28T08:00:00+00:00',
    author: {
      '@id': 'http://localhost:3000/auteur/jawad#person',
      url: 'http://localhost:3000/auteur/jawad',
      sameAs: ['https://www.linkedin.com/in/jawad-exemple'],
    },
    mainEntityOfPage: 'http://localhost:3000/articles/mistral',
    inLanguage: 'fr',
    articleSection: 'Souveraineté',
    keywords: ['Souveraineté', 'Maroc'],
    wordCount: 5,
    timeRequired: 'PT1M',
  });
});

test('the breadcrumb of an article contains its topic, if it has one', () => {
  const names = (graph: Graph) => {
    const { itemListElement } = nodeOf(graph, 'BreadcrumbList');
    return (itemListElement as Node[]).map(({ name }) => name);
  };
  expect(names(articleGraph('fr', article, null))).toEqual([
    'Actualités',
    'Souveraineté',
    article.title,
  ]);
  expect(names(articleGraph('en', bare, null))).toEqual(['News', article.title]);
  expect(names(archiveMonthGraph('fr', '2026-01', [link]))).toEqual([
    'Actualités',
    'Archives',
    'janvier 2026',
  ]);
});

test('translations refer to each other, and the French text is the original', () => {
  const french = {
    ...article,
    translations: [{ locale: 'en', slug: 'mistral-en', canonicalUrl: null }],
  };
  const english = {
    ...article,
    slug: 'mistral-en',
    translations: [{ locale: 'fr', slug: 'mistral', canonicalUrl: null }],
  };
  const ofFrench = nodeOf(articleGraph('fr', french, null), 'BlogPosting');
  const ofEnglish = nodeOf(articleGraph('en', english, null), 'BlogPosting');
  expect(ofFrench.workTranslation).toEqual([{ '@id': ofEnglish['@id'] }]);
  expect(ofEnglish.translationOfWork).toEqual({ '@id': ofFrench['@id'] });
  expect(ofEnglish).not.toHaveProperty('workTranslation');
});

test('an author has the same @id on every page and in every language', () => {
  const ids = [
    nodeOf(articleGraph('fr', article, author), 'BlogPosting').author,
    nodeOf(articleGraph('en', article, author), 'BlogPosting').author,
    nodeOf(articleGraph('fr', article, author), 'BlogPosting').publisher,
    nodeOf(authorGraph('fr', author, []), 'ProfilePage').mainEntity,
    nodeOf(authorGraph('en', author, []), 'ProfilePage').mainEntity,
    nodeOf(newsGraph('fr', [article]), 'WebSite').publisher,
  ].map((node) => (node as Node)['@id']);
  expect(new Set(ids)).toEqual(new Set(['http://localhost:3000/auteur/jawad#person']));
  const profile = nodeOf(authorGraph('fr', author, []), 'ProfilePage').mainEntity;
  expect(profile).toMatchObject({
    description: 'Il conseille. Il écrit.',
    jobTitle: 'Consultant',
    image: 'http://localhost:3000/media/0123456789abcdef-1x1.jpg',
  });
});
