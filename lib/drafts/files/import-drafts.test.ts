import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { changeArticle, changeDraft, write } from '@/lib/testing/drafts';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { moveToBin } from '../list/commands';
import { readDraft } from '../open-draft';
import { publishDraft } from '../publishing/publish';
import { listRevisions } from '../revisions';
import { readDraftFolders } from './draft-folder';
import { exportDrafts } from './export-drafts';
import { importDrafts } from './import-drafts';

withEmptyStore();

const read = (folder: string) => readDraftFolders([folder]).drafts;
const importFolder = (folder: string) => importDrafts(read(folder));

async function exportFolder(): Promise<string> {
  const folder = makeFolder();
  await exportDrafts(folder);
  return folder;
}

describe('a draft that is in the store', () => {
  async function exportOne() {
    const id = await write({ title: 'T', body: 'Un' });
    return { id, folder: await exportFolder() };
  }
  const edit = async (folder: string, from: string, to: string) => {
    const path = 'drafts/fr/t.md';
    const text = Buffer.from(readFolder(folder)[path] ?? '', 'latin1').toString();
    return makeFolder({ [path]: text.replace(from, to) });
  };
  const bodyOf = async (id: number) => (await readDraft(id))?.draft.content.body;
  const reasonsOf = async (id: number) => (await listRevisions(id)).map(({ reason }) => reason);

  test('takes the text of the file if the studio has not changed it since the export', async () => {
    const { id, folder } = await exportOne();
    for (const [text, from] of [
      ['Deux', 'Un'],
      ['Trois', 'Un'],
    ] as const) {
      const drafts = await importFolder(await edit(folder, `\n${from}\n`, `\n${text}\n`));
      expect(drafts).toMatchObject([{ id, change: 'changed', note: null }]);
      expect(await bodyOf(id)).toBe(text);
    }
    expect(await reasonsOf(id)).toEqual(['replaced', 'replaced']);
    expect(await db().draft.count()).toBe(1);
  });

  test('keeps its text if the studio changed it since, and the file’s among its versions, once', async () => {
    const { id, folder } = await exportOne();
    await changeDraft(id, { body: 'Au studio' });
    for (const _ of [1, 2]) {
      const drafts = await importFolder(await edit(folder, '\nUn\n', '\nAu fichier\n'));
      expect(drafts).toMatchObject([{ id, change: 'unchanged' }]);
      expect(drafts[0]?.note).toContain('was changed in the studio since the export');
      expect(await bodyOf(id)).toBe('Au studio');
      expect(await reasonsOf(id)).toEqual(['conflict']);
    }
    const [revision] = await db().revision.findMany();
    expect(JSON.parse(revision?.content ?? '')).toMatchObject({ body: 'Au fichier' });
  });

  test('stays as it is after it was published', async () => {
    const { id, folder } = await exportOne();
    await db().author.create({ data: { slug: 'jawad', name: 'Jawad' } });
    await changeDraft(id, { dek: 'Chapeau.' });
    const request = { id, version: 2, at: null, isNews: false };
    expect(await publishDraft(request)).toEqual({ outcome: 'published' });
    const drafts = await importFolder(join(folder, 'drafts'));
    expect(drafts).toMatchObject([{ id, change: 'unchanged' }]);
    expect(await db().draft.count()).toBe(1);
    expect(await db().article.findMany()).toMatchObject([{ body: 'Un', dek: 'Chapeau.' }]);
  });

  test('stays in the bin', async () => {
    const { id, folder } = await exportOne();
    await moveToBin({ articleId: null, draftId: id });
    const drafts = await importFolder(folder);
    expect(drafts).toMatchObject([{ change: 'unchanged' }]);
    expect(drafts[0]?.note).toContain('is in the bin');
    expect(await db().draft.count({ where: { deletedAt: null } })).toBe(0);
  });

  test('a dry run says the same and writes nothing', async () => {
    const { id, folder } = await exportOne();
    const { id: articleId } = await saveArticle(articleInput);
    await changeArticle(articleId, { title: 'Autre' });
    const full = await exportFolder();
    await changeDraft(id, { body: 'Au studio' });
    const edited = await edit(folder, '\nUn\n', '\nAu fichier\n');
    const dry = await importDrafts(read(edited), { dryRun: true });
    expect(await db().revision.count()).toBe(0);
    expect(await importDrafts(read(edited))).toEqual(dry);
    await db().draft.deleteMany();
    const drafts = await importDrafts(read(full), { dryRun: true });
    expect(drafts.map((draft) => draft.change)).toEqual(['created', 'created']);
    expect(await db().draft.count()).toBe(0);
  });
});
