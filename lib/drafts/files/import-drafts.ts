import 'server-only';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '@/lib/articles/article-plan';
import { readTopicNames, renameTopics } from '@/lib/articles/topic-names';
import { createPictureStore, type StoreOnce } from '@/lib/markdown/text-pictures';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Draft } from '@/prisma/client/client';
import { commandLine, saveDraft } from '../commands';
import { type Content, hashContent, parseContent } from '../content';
import { readPublished } from '../published-content';
import { readContent } from '../stored-content';
import { hashTrimmed } from './base';
import { findTextOf } from './draft-checks';
import { listPictureIds, type ParsedDraft } from './draft-folder';

export type DraftImportResult = {
  file: string;
  /** Null in a dry run that would create it */
  id: number | null;
  title: string;
  change: Change;
  /** Why the store has another text than the file */
  note: string | null;
};

const notes = {
  kept: 'the draft was changed in the studio since the export: its text stays, that of the file is kept among its versions',
  inBin: 'the draft is in the bin of the studio, and stays there',
};

/** Creates or updates drafts; nothing is published. What the studio has changed since the export is never replaced. */
export async function importDrafts(
  drafts: ParsedDraft[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<DraftImportResult[]> {
  const storeOnce = createPictureStore(dryRun);
  /** Drafts that two files could mean: each is one file's. */
  const taken = new Set<number>();
  const results: DraftImportResult[] = [];
  const present = await readTopicNames();
  for (const draft of drafts) {
    const { topics, ...words } = await storePictures(draft, storeOnce, dryRun);
    const content = { ...words, topics: renameTopics(draft.locale, topics, present) };
    const result = await importDraft({ ...draft, content }, { taken, dryRun });
    if (result.id !== null) taken.add(result.id);
    results.push({ file: draft.file, title: content.title, ...result });
  }
  return results;
}

type Outcome = Pick<DraftImportResult, 'id' | 'change' | 'note'>;
type Options = { taken: Set<number>; dryRun: boolean };

async function importDraft(draft: ParsedDraft, options: Options, attempt = 1): Promise<Outcome> {
  const { content, exported } = draft;
  const text = await findTextOf(draft);
  const ids = toIds(draft, text?.id ?? null);
  const stored = await findStored(draft, ids, options.taken);
  const unchanged = (note: string | null = null): Outcome => ({
    id: stored?.id ?? null,
    change: 'unchanged',
    note,
  });
  if (!stored) {
    const published = await readPublished(ids);
    if (published && hashTrimmed(published) === hashTrimmed(content)) return unchanged();
    if (options.dryRun) return { id: null, change: 'created', note: null };
    try {
      return { id: await create(draft, ids), change: 'created', note: null };
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return importDraft(draft, options);
    }
  }
  const { id, version } = stored;
  const written = readContent(stored, await readTopicNames());
  if (stored.isInBin) return unchanged(notes.inBin);
  if (isDeepStrictEqual(written, content)) return unchanged();
  // A topic may have been renamed since the export: the draft may still name it as before.
  const isAsExported = [written, parseContent(stored.content)].some(
    (text) => hashContent(text) === exported,
  );
  const isUntouched = isAsExported || stored.savedBy === commandLine;
  if (!isUntouched) {
    if (!options.dryRun) await keepVersion(id, draft);
    return unchanged(notes.kept);
  }
  if (options.dryRun) return { id, change: 'changed', note: null };
  const save = { id, base: version, saveId: crypto.randomUUID(), content };
  const { outcome } = await saveDraft({ ...save, keeps: 'replaced' }, commandLine);
  if (outcome !== 'saved' && attempt < maxAttempts) return importDraft(draft, options, attempt + 1);
  if (outcome !== 'saved') throw new Error(`${draft.file}: the draft is being changed.`);
  const basedOn = await resolveBase(draft, stored);
  await db().draft.updateMany({ where: { id, version: version + 1 }, data: { basedOn } });
  return { id, change: 'changed', note: null };
}

const maxAttempts = 3;

type Stored = Draft & { isInBin: boolean };

type Ids = { articleId: number | null; pageId: number | null };

const toIds = ({ kind }: ParsedDraft, id: number | null): Ids =>
  kind === 'page' ? { articleId: null, pageId: id } : { articleId: id, pageId: null };

/** The draft of the article or page; else that of the same moment, which may have been published since. */
async function findStored(
  draft: ParsedDraft,
  ids: Ids,
  taken: Set<number>,
): Promise<Stored | null> {
  const { kind = 'article', locale, createdAt, content } = draft;
  const isNew = draft[kind] === undefined;
  const rows = await db().draft.findMany({
    where: {
      kind,
      locale,
      id: { notIn: [...taken] },
      ...(isNew ? { createdAt } : { [`${kind}Id`]: ids.articleId ?? ids.pageId ?? 0 }),
    },
    include: { article: { select: { deletedAt: true } } },
    orderBy: { id: 'asc' },
  });
  const topics = await readTopicNames();
  const isSame = (row: Draft) => isDeepStrictEqual(readContent(row, topics), content);
  const row = rows.find(isSame) ?? rows[0];
  return row ? { ...row, isInBin: Boolean(row.deletedAt ?? row.article?.deletedAt) } : null;
}

async function create(draft: ParsedDraft, ids: Ids): Promise<number> {
  const { kind = 'article', locale, content, key, createdAt, savedAt } = draft;
  const isNew = (ids.articleId ?? ids.pageId) === null;
  const { id } = await db().draft.create({
    data: {
      ...ids,
      kind,
      locale,
      translationKey: isNew ? (key ?? null) : null,
      content: JSON.stringify(content),
      basedOn: await resolveBase(draft, ids),
      savedBy: commandLine,
      createdAt,
      savedAt,
    },
    select: { id: true },
  });
  return id;
}

/** The hash of its article or page where it is what the draft was written on, up to the white space around its text */
async function resolveBase(draft: ParsedDraft, ids: Ids): Promise<string | null> {
  const basedOn = draft.basedOn ?? null;
  const published = await readPublished(ids);
  return published && hashTrimmed(published) === basedOn ? hashContent(published) : basedOn;
}

/** Once, however often the file is imported */
async function keepVersion(
  draftId: number,
  { content: text, savedAt }: ParsedDraft,
): Promise<void> {
  const content = JSON.stringify(text);
  if ((await db().revision.count({ where: { draftId, content } })) > 0) return;
  await db().revision.create({
    data: { draftId, reason: 'conflict', content, savedBy: commandLine, createdAt: savedAt },
  });
}

/** Those that the store does not have become uploads: readers see a picture once a text with it is published. */
async function storePictures(
  { content, pictures }: ParsedDraft,
  storeOnce: StoreOnce,
  dryRun: boolean,
): Promise<Content> {
  let { body, cover } = content;
  for (const id of listPictureIds(content)) {
    const path = pictures.get(id);
    const where = { where: { id } };
    if (!path || (await db().image.count(where)) + (await db().upload.count(where)) > 0) continue;
    const bytes = await readFile(path);
    const image = await storeOnce(path, async () => bytes);
    const create = { ...image, name: basename(path), bytes: bytes.length };
    if (!dryRun) {
      await db().upload.upsert({ where: { id: image.id }, create, update: {} });
    }
    // A picture whose original was lost was exported as another file.
    if (image.id === id) continue;
    body = body.replaceAll(`/media/${id}`, `/media/${image.id}`);
    if (cover === id) cover = image.id;
  }
  return { ...content, body, cover };
}
