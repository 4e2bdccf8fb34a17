import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { listFileErrors } from '@/lib/articles/files/folder-checks';
import { savePreview } from '@/lib/articles/files/save-preview';
import { previewMs, previewToken } from '@/lib/articles/preview-token';
import { getArticleStatus } from '@/lib/articles/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { pathToSigned } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { type Io, writeErr, writeOut } from '../io';
import { articleUrl, formatArticleName, requireArticle } from './article-names';
import { assertNoErrors } from './check';
import { isDraftName } from './draft-names';

type PreviewOptions = { locale?: Locale };

/** @param text the name of an article in the store or of a draft of the studio, or the path of a Markdown file */
export async function preview(text: string, options: PreviewOptions, io: Io): Promise<void> {
  if (isDraftName(text)) return (await import('./drafts')).previewDraft(text, options, io);
  return text.endsWith('.md') ? previewFile(text, options, io) : previewStored(text, options, io);
}

async function previewStored(name: string, { locale }: PreviewOptions, io: Io): Promise<void> {
  const article = await requireArticle(name, locale);
  if (getArticleStatus(article) === 'published') {
    writeOut(io, `${formatArticleName(article)} is already published: ${articleUrl(article)}`);
    return;
  }
  const now = new Date();
  writeLink(article.locale, previewToken.create({ article: article.id }, now), now, io);
}

async function previewFile(path: string, { locale }: PreviewOptions, io: Io): Promise<void> {
  const files = readArticleFolders([path], locale);
  assertNoErrors(await listFileErrors(files), 'no link was made', io);
  const [article] = files.articles;
  if (!article) throw new Error(`${path} is not an article: only articles can be previewed.`);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + previewMs);
  const file = await savePreview(article, files.authors, expiresAt);
  writeLink(article.locale, previewToken.create({ file }, now), now, io);
}

function writeLink(locale: Locale, token: string, now: Date, io: Io): void {
  const end = formatTimestamp(new Date(now.getTime() + previewMs));
  writeOut(io, env().SITE_URL + pathToSigned(locale, 'preview', token));
  writeErr(io, `Whoever has this link can read the text until ${end}.`);
}
