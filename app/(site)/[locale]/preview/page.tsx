import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleView } from '@/components/articles/article-view';
import { DraftBar } from '@/components/articles/draft-bar';
import { PageView } from '@/components/pages/page-view';
import { SignedLinkError } from '@/components/site/signed-link-error';
import { getAuthor } from '@/lib/articles/author-queries';
import { getPreview } from '@/lib/drafts/preview-link';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { getLocale } from '../locale';
import { goneMetadata, redirectMetadata, signedErrorMetadata, withSiteName } from '../metadata';
import { GonePage, MovedPage, SiteFrame } from '../site-frame';

type Props = { searchParams: Promise<{ token?: unknown }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { locale, preview } = await load((await searchParams).token);
  if (preview.state === 'published') return redirectMetadata(locale, preview.path, '307');
  if (preview.state === 'deleted') return goneMetadata(locale);
  if (preview.state === 'unpublished') return draftMetadata(locale, preview.article);
  if (preview.state === 'unpublishedPage') return draftMetadata(locale, preview.page);
  return signedErrorMetadata(locale, preview.state);
}

export default async function PreviewPage({ searchParams }: Props) {
  const { locale, preview } = await load((await searchParams).token);
  if (preview.state === 'published') return <MovedPage locale={locale} path={preview.path} />;
  if (preview.state === 'deleted') return <GonePage locale={locale} />;
  if (preview.state === 'unpublishedPage') {
    const { page, expiresAt } = preview;
    return (
      <SiteFrame locale={locale}>
        <DraftBar locale={locale} scheduledAt={null} expiresAt={expiresAt} />
        <PageView locale={locale} page={page} />
      </SiteFrame>
    );
  }
  if (preview.state !== 'unpublished') {
    const advice = getDictionary(locale).previewPage.renew;
    return (
      <SiteFrame locale={locale}>
        <SignedLinkError locale={locale} reason={preview.state} advice={advice} />
      </SiteFrame>
    );
  }
  const { article, related, scheduledAt, expiresAt } = preview;
  return (
    <SiteFrame locale={locale}>
      <DraftBar locale={locale} scheduledAt={scheduledAt} expiresAt={expiresAt} />
      <ArticleView
        locale={locale}
        article={article}
        author={await getAuthor(locale, article.author.slug)}
        adjacentArticles={{ previous: null, next: null }}
        related={related}
      />
    </SiteFrame>
  );
}

function draftMetadata(locale: Locale, { title }: { title: string }): Metadata {
  return {
    title: withSiteName(getDictionary(locale).previewPage.title(title)),
    robots: { index: false },
  };
}

const load = cache(async (token: unknown) => {
  const locale = await getLocale();
  return { locale, preview: await getPreview(locale, token) };
});
