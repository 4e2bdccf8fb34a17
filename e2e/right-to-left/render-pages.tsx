import { renderToStaticMarkup } from 'react-dom/server';
import { ArticleList } from '@/components/articles/article-list';
import { ArticleView } from '@/components/articles/article-view';
import { TopicChips } from '@/components/articles/topic-chips';
import { LeadSection } from '@/components/leads/lead-section';
import { PageFrame } from '@/components/site/page-frame';
import type { Article, ListedArticle } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import { addArabic } from '@/lib/testing/arabic';

const locale = addArabic();

const article: Article & ListedArticle = {
  id: 1,
  slug: 'mistral',
  title: 'ميسترال: الرهان على ذكاء اصطناعي سيادي، واستثمار ASML بقيمة 1.3 مليار يورو',
  dek: 'شركة صناعية هولندية تصبح المساهم المرجعي في المختبر الباريسي.',
  summary: 'شركة صناعية هولندية تصبح المساهم المرجعي في المختبر الباريسي.',
  featured: true,
  publishedAt: new Date('2025-09-28T06:30:00Z'),
  updatedAt: new Date('2025-10-02T06:30:00Z'),
  coverAlt: 'زليج',
  coverCredit: null,
  isCoverDrawn: true,
  searchTitle: null,
  searchDescription: null,
  canonicalUrl: null,
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  author: { name: 'جواد', slug: 'jawad' },
  topics: [{ slug: 'maroc', name: 'المغرب' }],
  translations: [],
  images: [],
  minutesToRead: 3,
  body: [
    '## العملية',
    'أعلنت الشركة عن جولة تمويل بقيمة 1,7 مليار يورو، يقودها <span lang="en" dir="ltr">ASML Holding</span>.',
    '| الجانب | القيمة |\n| --- | --- |\n| الحصة | 11 % |\n| التقييم | 11.7 مليار |',
    '> نريد نماذج مفتوحة.\n>\n> — آرثر مينش',
    '1. أولا\n2. ثانيا',
    '```js\nconst answer = await ask({ question: "a rather long line of code that does not fit a phone" });\n```',
  ].join('\n\n'),
};
const author = {
  ...article.author,
  role: 'مستشار',
  photo: null,
  biography: 'يكتب كل يوم.',
  links: [],
};
const others = [2, 3, 4].map((id) => ({ ...article, id, slug: `a-${id}` }));

const pages = {
  article: (
    <PageFrame locale={locale}>
      <ArticleView
        locale={locale}
        article={article}
        author={author}
        url="https://example.com/ar/articles/mistral"
        adjacentArticles={{ previous: others[0] ?? null, next: others[1] ?? null }}
        related={others}
      >
        <LeadSection
          locale={locale}
          pageTitle={article.title}
          articleSlug={article.slug}
          answeredBy={{ name: article.author.name, role: 'مستشار مستقل', photo: null }}
        />
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

process.stdout.write(
  JSON.stringify({
    direction: getDictionary(locale).direction,
    article: renderToStaticMarkup(pages.article),
    list: renderToStaticMarkup(pages.list),
  }),
);
