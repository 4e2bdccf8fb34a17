import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { exportPicture, type PictureExport } from '@/lib/markdown/text-pictures';
import { readArticleContent } from '../article-content';
import { hashContent } from '../content';
import { listKnownPictures } from '../publishing/known-pictures';
import { type DraftRecord, listDraftRecords } from '../records';
import { hashTrimmed } from './base';
import { formatDraftFile } from './draft-file';

export type DraftExportSummary = PictureExport & { drafts: number };

const maxNameLength = 80;

/**
 * Writes what is not published to `drafts/<language>/`, from where it can be imported without loss. A text is written as
 * it is, so the pictures that it shows are named by their ids in `drafts/pictures/`.
 */
export async function exportDrafts(dir: string, only?: Locale): Promise<DraftExportSummary> {
  const summary: DraftExportSummary = { drafts: 0, pictures: 0, missing: [] };
  const root = join(dir, 'drafts');
  const names = new Set<string>();
  const exported = new Set<string>();
  for (const draft of (await listDraftRecords({ locale: only })).sort(inStableOrder)) {
    const { locale, content, article, createdAt, savedAt } = draft;
    const basedOn = article && (await describeBase(article.id, draft));
    if (basedOn?.isSame) continue;
    const folder = join(root, locale);
    const file = `${findName(draft, names)}.md`;
    await mkdir(folder, { recursive: true });
    const text = formatDraftFile({
      content,
      article: article?.slug,
      key: article ? undefined : (draft.translationKey ?? undefined),
      createdAt,
      savedAt,
      exported: hashContent(content),
      basedOn: basedOn?.hash,
    });
    await writeFile(join(folder, file), text);
    summary.drafts += 1;
    for (const id of (await listKnownPictures(content)).keys()) {
      if (exported.has(id)) continue;
      exported.add(id);
      const target = { folder: join(root, 'pictures'), file: `../${locale}/${file}`, summary };
      await exportPicture(id, id, target);
    }
  }
  return summary;
}

/** Those of articles first, whose names are the articles'; ids differ from store to store. */
function inStableOrder(one: DraftRecord, other: DraftRecord): number {
  return (
    Number(one.article === null) - Number(other.article === null) ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (JSON.stringify(one.content) < JSON.stringify(other.content) ? -1 : 1)
  );
}

/** An article file has no white space around its text, so where only this differs, there is nothing to export. */
async function describeBase(articleId: number, { content, basedOn }: DraftRecord) {
  const article = await readArticleContent(articleId);
  if (!article) return { isSame: false, hash: basedOn ?? undefined };
  const isCurrent = hashContent(article) === basedOn;
  return {
    isSame: hashTrimmed(article) === hashTrimmed(content),
    hash: isCurrent ? hashTrimmed(article) : (basedOn ?? undefined),
  };
}

function findName({ locale, article, content }: DraftRecord, taken: Set<string>): string {
  const words = slugify(content.slug) || slugify(content.title) || 'draft';
  const name = article?.slug ?? words.slice(0, maxNameLength).replace(/-$/, '');
  for (let count = 1; ; count += 1) {
    const found = count === 1 ? name : `${name}-${count}`;
    if (taken.has(`${locale}/${found}`)) continue;
    taken.add(`${locale}/${found}`);
    return found;
  }
}
