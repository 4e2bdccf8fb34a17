import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { answerFeed } from '@/lib/feeds/answer';
import { answerLlms } from '@/lib/feeds/llms';
import { answerMarkdown } from '@/lib/feeds/markdown-twin';
import { copyArticle, publish, withOwnVersion } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { answerNewsSitemap } from './news';
import { answerSitemap } from './sitemap';

withEmptyStore();
withOwnVersion();

const request = new Request('http://localhost:3000');
const times = 9;

// Figures to look at: what they should be is for npm run bench to say.
test('with 10,000 articles, after each change', { timeout: 60_000 }, async () => {
  // As long as an article is, of few words: each is indexed for the search.
  const body = `Un texte, [un lien](/a), « deux » : **trois**.\n\n<!-- ${'x'.repeat(4000)} -->`;
  const texts = { slug: 'a', title: 'Un titre : assez long', dek: 'Un chapeau ?', body };
  await copyArticle(await publish({ ...texts, topics: ['Un', 'Deux'] }), 4999);
  await copyArticle(await publish({ ...texts, topics: ['One'], locale: 'en' }), 4999);
  const answers = {
    sitemap: () => answerSitemap(request),
    news: () => answerNewsSitemap(request),
    rss: () => answerFeed(request, 'rss', { locale: 'fr' }),
    topic: () => answerFeed(request, 'atom', { locale: 'fr', topic: 'un' }),
    json: () => answerFeed(request, 'json', { locale: 'en' }),
    llms: () => answerLlms(request),
    markdown: () => answerMarkdown(request, { locale: 'fr', slug: 'a-3' }),
  };
  for (const [name, ask] of Object.entries(answers)) {
    const taken: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await db().$executeRaw`UPDATE "Content" SET "version" = "version" + 1`;
      const startedAt = performance.now();
      const answer = await ask();
      taken.push(performance.now() - startedAt);
      expect(answer.status).toBe(200);
    }
    const [first = 0] = taken;
    const median = taken.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
    console.log(`${name}: ${median.toFixed(0)} ms, the first time ${first.toFixed(0)} ms`);
  }
});
