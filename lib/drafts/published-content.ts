import 'server-only';
import { readArticleContent } from './articles/article-content';
import type { Content } from './content';
import { readPageContent } from './pages/page-content';

/** The article or page of a draft, as the studio writes it; null if there is none yet */
export async function readPublished({
  articleId,
  pageId,
}: {
  articleId: number | null;
  pageId: number | null;
}): Promise<Content | null> {
  if (articleId !== null) return readArticleContent(articleId);
  return pageId === null ? null : readPageContent(pageId);
}
