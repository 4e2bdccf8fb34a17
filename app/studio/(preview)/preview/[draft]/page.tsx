import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArticleView } from '@/components/articles/article-view';
import { PageView } from '@/components/pages/page-view';
import { requireAccount } from '@/lib/accounts/current-account';
import type { Article } from '@/lib/articles/article';
import { getAuthor } from '@/lib/articles/author-queries';
import { listRelated } from '@/lib/articles/related-queries';
import { pathToPreview } from '@/lib/drafts/paths';
import { findPreview } from '@/lib/drafts/preview';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

type Props = { params: Promise<{ draft: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const preview = await load((await params).draft);
  const { title } = preview.kind === 'page' ? preview.page : preview.article;
  return { title: getDictionary(preview.locale).previewPage.title(title) };
}

export default async function PreviewPage({ params }: Props) {
  const preview = await load((await params).draft);
  const { locale } = preview;
  return (
    <main id="content" lang={locale} dir={getDictionary(locale).direction}>
      {preview.kind === 'page' ? (
        <PageView locale={locale} page={preview.page} />
      ) : (
        <ArticlePreview locale={locale} article={preview.article} />
      )}
    </main>
  );
}

async function ArticlePreview({ locale, article }: { locale: Locale; article: Article }) {
  return (
    <ArticleView
      locale={locale}
      article={article}
      author={await getAuthor(locale, article.author.slug)}
      adjacentArticles={{ previous: null, next: null }}
      related={await listRelated(locale, article.slug)}
    />
  );
}

const load = cache(async (draft: string) => {
  await requireAccount(pathToPreview(Number(draft) || 0));
  return (await findPreview(draft)) ?? notFound();
});
