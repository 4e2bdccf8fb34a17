import 'server-only';
import { slugify } from '@/lib/markdown/slug';
import type { Page } from '@/lib/pages/page';
import { getStoredPage } from '@/lib/pages/stored-page';
import { typeset } from '@/lib/typography/typeset';
import type { Content } from '../content';
import type { Draft } from '../draft';
import { listKnownPictures } from '../known-pictures';

export type PagePreview = {
  kind: 'page';
  page: Page;
  content: Content;
  /** Null before the first publication */
  publishedSlug: string | null;
  /** What the page has in the store; null for a draft */
  publishedAt: Date | null;
};

export async function previewPage({
  locale,
  pageId,
  content: written,
}: Draft): Promise<PagePreview> {
  const stored = pageId === null ? null : await getStoredPage(pageId);
  const content = completePage(written, stored);
  const { title, dek, slug, body, form } = content;
  const publishedAt = stored?.publishedAt ?? null;
  const now = new Date();
  const page = {
    slug,
    title: typeset(title.trim(), locale),
    dek: typeset(dek.trim(), locale),
    body,
    form,
    publishedAt: publishedAt ?? now,
    updatedAt: now,
    images: [...(await listKnownPictures({ body, cover: '' })).values()],
    translations: [],
  };
  return { kind: 'page', page, content, publishedSlug: stored?.slug ?? null, publishedAt };
}

/** What will be published: an empty address is made of the title. */
export function completePage(content: Content, stored: { slug: string } | null): Content {
  return { ...content, slug: content.slug.trim() || stored?.slug || slugify(content.title) };
}
