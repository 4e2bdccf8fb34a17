import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ArticleView } from '@/components/articles/article-view';
import { requireAccount } from '@/lib/accounts/current-account';
import { getAuthor } from '@/lib/articles/author-queries';
import { listRelated } from '@/lib/articles/queries';
import { findPreview } from '@/lib/drafts/find-preview';
import { pathToPreview } from '@/lib/drafts/paths';
import { getDictionary } from '@/lib/i18n/dictionary';

type Props = { params: Promise<{ draft: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, article } = await load((await params).draft);
  return { title: getDictionary(locale).previewPage.title(article.title) };
}

export default async function PreviewPage({ params }: Props) {
  const { locale, article } = await load((await params).draft);
  return (
    <main id="content" lang={locale} dir={getDictionary(locale).direction}>
      <ArticleView
        locale={locale}
        article={article}
        author={await getAuthor(locale, article.author.slug)}
        adjacentArticles={{ previous: null, next: null }}
        related={await listRelated(locale, article.slug)}
      />
    </main>
  );
}

const load = cache(async (draft: string) => {
  await requireAccount(pathToPreview(Number(draft) || 0));
  return (await findPreview(draft)) ?? notFound();
});
