import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { getAuthor } from '@/lib/articles/author-queries';
import { parseArticleFile } from '@/lib/articles/files/front-matter';
import { getArticlePage } from '@/lib/articles/list-queries';
import { getArticle, listTopics } from '@/lib/articles/queries';
import { formatDate } from '@/lib/i18n/dates';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getImageFile } from '@/lib/media/images';
import { imageFormats, imageName, imageWidths } from '@/lib/media/variants';
import { savePage } from '@/lib/pages/commands';
import { getPage, listMenuPages, listSamplePages } from '@/lib/pages/queries';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { seedIfEmpty } from './seed';

// All widths and formats of four covers take half a minute; lib/media/images.test.ts checks them.
vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

/** The owner's own list, newest first. */
const expected = [
  [
    'Mistral AI, fleuron de la France : la poussée étatique d’une « IA souveraine » rencontre le pari de 1,3 Md€ d’ASML et une feuille de route orientée entreprise',
    'Sep 28, 2025',
  ],
  [
    'Le « ChatGPT Pulse » d’OpenAI transforme vos matinées en un briefing personnalisé — déploiement prioritaire pour Pro, connecteurs et un flux délibérément limité',
    'Sep 27, 2025',
  ],
  [
    'La plateforme d’emplois d’OpenAI en 2026 vise LinkedIn—Accompagnée d’une académie pour certifier 10 millions d’Américains d’ici 2030',
    'Sep 25, 2025',
  ],
  [
    'Microsoft apporte Claude d’Anthropic à Copilot — le choix du modèle arrive dans Researcher et Copilot Studio',
    'Sep 24, 2025',
  ],
];

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const samplesIn = (locale: Locale) =>
  readdirSync(`prisma/content/${locale}`).map((file) => {
    const path = `prisma/content/${locale}/${file}`;
    return {
      slug: file.replace(/\.md$/, ''),
      ...parseArticleFile(readFileSync(path, 'utf8'), path),
    };
  });

const timeOf = ({ publishedAt }: { publishedAt?: Date | undefined }) => publishedAt?.getTime() ?? 0;
const listFrench = () => samplesIn('fr').sort((a, b) => timeOf(b) - timeOf(a));

/** Counts words between spaces, without link targets and punctuation. */
const countWords = (markdown: string) =>
  markdown
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe('the sample articles', () => {
  test('match the owner’s list with its titles, dates and featured marks', () => {
    const articles = listFrench();
    expect(
      articles.map(({ title, publishedAt }) => [
        plain(title),
        publishedAt && plain(formatDate(publishedAt, 'en')),
      ]),
    ).toEqual(expected);
    expect(articles.every(({ featured, author }) => featured && author === 'jawad')).toBe(true);
  });

  test.each(listFrench().map(({ slug, body }) => [slug, body] as const))(
    '%s has 500 to 700 words',
    (_, body) => {
      expect(countWords(body)).toBeGreaterThanOrEqual(500);
      expect(countWords(body)).toBeLessThanOrEqual(700);
    },
  );

  test('have topics, and neither HTML nor level-1 headings', () => {
    for (const { topics, body } of [...samplesIn('fr'), ...samplesIn('en')]) {
      expect(topics.length).toBeGreaterThan(0);
      expect(body).not.toMatch(/^# /m);
      expect(body).not.toMatch(/<[a-z]/i);
    }
  });

  test('have two English translations with the same dates', () => {
    const french = new Map(listFrench().map((article) => [article.slug, article]));
    const english = samplesIn('en');
    expect(english).toHaveLength(2);
    for (const { translationOf = '', publishedAt, topics } of english) {
      expect(french.get(translationOf)?.publishedAt).toEqual(publishedAt);
      expect(french.get(translationOf)?.topics).toHaveLength(topics.length);
    }
  });
});

test('seedIfEmpty loads all sample articles, covers and pages once', {
  timeout: 60_000,
}, async () => {
  expect(await seedIfEmpty()).toBe(10);
  expect(await seedIfEmpty()).toBe(0);

  const french = (await getArticlePage('fr', 1))?.articles ?? [];
  expect(french.map(({ title }) => plain(title))).toEqual(expected.map(([title]) => title));
  expect(french.every(({ author }) => author.slug === 'jawad')).toBe(true);
  expect(new Set(french.map(({ cover }) => cover.id)).size).toBe(4);
  for (const { cover } of french) {
    expect(cover.width).toBeGreaterThanOrEqual(1600);
    expect(cover.width / cover.height).toBeCloseTo(16 / 9, 2);
    for (const width of imageWidths) {
      for (const format of imageFormats) {
        expect(await getImageFile(imageName(cover.id, width, format))).not.toBeNull();
      }
    }
  }

  const english = (await getArticlePage('en', 1))?.articles ?? [];
  expect(english).toHaveLength(2);
  for (const { slug, cover } of english) {
    const translations = (await getArticle('en', slug))?.translations ?? [];
    expect(translations).toEqual([{ locale: 'fr', slug: expect.any(String), canonicalUrl: null }]);
    const original = await getArticle('fr', translations[0]?.slug ?? '');
    expect(original?.cover.id).toBe(cover.id);
    expect(original?.translations).toEqual([{ locale: 'en', slug, canonicalUrl: null }]);
  }
  expect((await listSamplePages()).map(({ slug }) => slug)).toEqual([
    'a-propos',
    'services',
    'about',
    'services',
  ]);
  for (const locale of locales) expect((await listMenuPages(locale)).header).toHaveLength(2);
  expect((await getPage('en', 'about'))?.translations).toEqual([
    { locale: 'fr', slug: 'a-propos' },
  ]);
  expect((await listTopics('fr')).length).toBeGreaterThan(1);
  for (const locale of locales) {
    const author = await getAuthor(locale, 'jawad');
    expect(author?.biography).toMatch(/^Jawad [\s\S]+\n\n[\s\S]+\.$/);
    expect(author?.links.map(({ label }) => label)).toContain('LinkedIn');
  }
});

test('seedIfEmpty changes nothing in a store with a page', async () => {
  await savePage({ ...pageInput, draft: true });
  expect(await seedIfEmpty()).toBe(0);
});

test('seedIfEmpty changes nothing in a store with an article', async () => {
  await db().article.create({
    data: {
      locale: 'en',
      slug: 'own',
      translationKey: 'own',
      title: 'Own',
      dek: '',
      body: '',
      coverAlt: '',
      updatedAt: new Date(),
      author: { create: { slug: 'a', name: 'A' } },
      cover: { create: { id: '0123456789abcdef', width: 1600, height: 900 } },
    },
  });
  expect(await seedIfEmpty()).toBe(0);
  expect(await db().article.count()).toBe(1);
});
