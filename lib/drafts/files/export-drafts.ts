import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { exportPicture, type PictureExport } from '@/lib/markdown/text-pictures';
import { hashContent } from '../content';
import { kinds } from '../draft';
import { listKnownPictures } from '../known-pictures';
import { readPublished } from '../published-content';
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
  const drafts: DraftRecord[] = [];
  for (const kind of kinds) drafts.push(...(await listDraftRecords({ kind, locale: only })));
  for (const draft of drafts.sort(inStableOrder)) {
    const { kind, locale, content, article, page, createdAt, savedAt } = draft;
    const isNew = (article ?? page) === null;
    const basedOn = isNew ? null : await describeBase(draft);
    if (basedOn?.isSame) continue;
    const folder = join(root, locale);
    const file = `${findName(draft, names)}.md`;
    await mkdir(folder, { recursive: true });
    const text = formatDraftFile({
      content,
      kind: kind === 'page' ? kind : undefined,
      article: article?.slug,
      page: page?.slug,
      key: isNew ? (draft.translationKey ?? undefined) : undefined,
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

/** Those of articles, then of pages first, whose names are theirs; ids differ from store to store. */
function inStableOrder(one: DraftRecord, other: DraftRecord): number {
  return (
    rankOf(one) - rankOf(other) ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (JSON.stringify(one.content) < JSON.stringify(other.content) ? -1 : 1)
  );
}

const rankOf = ({ kind, article, page }: DraftRecord) =>
  ((article ?? page) === null ? 2 : 0) + (kind === 'page' ? 1 : 0);

/** A file has no white space around its text, so where only this differs, there is nothing to export. */
async function describeBase({ article, page, content, basedOn }: DraftRecord) {
  const ids = { articleId: article?.id ?? null, pageId: page?.id ?? null };
  const published = await readPublished(ids);
  if (!published) return { isSame: false, hash: basedOn ?? undefined };
  const isCurrent = hashContent(published) === basedOn;
  return {
    isSame: hashTrimmed(published) === hashTrimmed(content),
    hash: isCurrent ? hashTrimmed(published) : (basedOn ?? undefined),
  };
}

function findName({ locale, article, page, content }: DraftRecord, taken: Set<string>): string {
  const words = slugify(content.slug) || slugify(content.title) || 'draft';
  const name = (article ?? page)?.slug ?? words.slice(0, maxNameLength).replace(/-$/, '');
  for (let count = 1; ; count += 1) {
    const found = count === 1 ? name : `${name}-${count}`;
    if (taken.has(`${locale}/${found}`)) continue;
    taken.add(`${locale}/${found}`);
    return found;
  }
}
