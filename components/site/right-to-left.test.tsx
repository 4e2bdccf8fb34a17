import { readFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ArticleList, TopicChips } from '@/components/articles/article-list';
import { ArticleView } from '@/components/articles/article-view';
import { LeadSection } from '@/components/leads/lead-section';
import { launchOptions } from '@/e2e/browser';
import type { Article } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import { addArabic } from '@/lib/testing/arabic';
import { PageFrame } from './page-frame';

const locale = addArabic();
const styles = ['components/site.css', 'components/articles/prose.css']
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const article: Article = {
  id: 1,
  slug: 'mistral',
  title: 'ميسترال: الرهان على ذكاء اصطناعي سيادي، واستثمار ASML بقيمة 1.3 مليار يورو',
  dek: 'شركة صناعية هولندية تصبح المساهم المرجعي في المختبر الباريسي.',
  featured: true,
  publishedAt: new Date('2025-09-28T06:30:00Z'),
  updatedAt: new Date('2025-10-02T06:30:00Z'),
  coverAlt: 'زليج',
  coverCredit: null,
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  author: { name: 'جواد', slug: 'jawad' },
  topics: [{ slug: 'maroc', name: 'المغرب' }],
  translations: [],
  images: [],
  body: [
    '## العملية',
    'أعلنت الشركة عن جولة تمويل بقيمة 1,7 مليار يورو، يقودها <span lang="en" dir="ltr">ASML Holding</span>.',
    '| الجانب | القيمة |\n| --- | --- |\n| الحصة | 11 % |\n| التقييم | 11.7 مليار |',
    '> نريد نماذج مفتوحة.\n>\n> — آرثر مينش',
    '1. أولا\n2. ثانيا',
    '```js\nconst answer = await ask({ question: "a rather long line of code that does not fit a phone" });\n```',
  ].join('\n\n'),
};
const others = [2, 3, 4].map((id) => ({ ...article, id, slug: `a-${id}` }));

const pages = {
  article: (
    <PageFrame locale={locale}>
      <ArticleView
        locale={locale}
        article={article}
        url="https://example.com/ar/articles/mistral"
        adjacentArticles={{ previous: others[0] ?? null, next: others[1] ?? null }}
        related={others}
      >
        <LeadSection locale={locale} pageTitle={article.title} articleSlug={article.slug} />
      </ArticleView>
    </PageFrame>
  ),
  list: (
    <PageFrame locale={locale} current="news">
      <ArticleList
        locale={locale}
        list={{ articles: [article, ...others], page: 1, pages: 3 }}
        routes={{ first: 'news', further: 'newsPage' }}
      >
        <h1>{getDictionary(locale).news}</h1>
        <TopicChips locale={locale} topics={article.topics} />
      </ArticleList>
    </PageFrame>
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions);
});
afterAll(() => browser.close());

for (const [name, content] of Object.entries(pages)) {
  test.each([320, 390, 1440])(
    `an Arabic ${name} runs from right to left and fits %i px`,
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const { direction } = getDictionary(locale);
      await page.setContent(
        `<!doctype html><html lang="ar" dir="${direction}"><head><style>
          :root { --font-serif: serif; --font-serif-italic: serif } ${styles}</style></head>
          <body>${renderToStaticMarkup(content)}</body></html>`,
      );
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(overflow).toBe(0);
      const siteName = await page.getByRole('banner').getByRole('link').first().boundingBox();
      const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
      // What begins a line stands on the right: the site's name, and the heading's own edge.
      const column = Math.min(width, 1200);
      const right = (width + column) / 2;
      expect((siteName?.x ?? 0) + (siteName?.width ?? 0)).toBeGreaterThan(right - column * 0.1);
      expect((heading?.x ?? 0) + (heading?.width ?? 0)).toBeGreaterThan(right - column * 0.4);
      await page.close();
    },
  );
}
