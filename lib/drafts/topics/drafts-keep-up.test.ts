import { beforeEach, describe, expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { getArticle } from '@/lib/articles/queries';
import { db } from '@/lib/store/db';
import { articleInput, publish } from '@/lib/testing/articles';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, restoreRevision, saveDraft } from '../commands';
import type { Content } from '../content';
import { readDraftFolders } from '../files/draft-folder';
import { exportDrafts } from '../files/export-drafts';
import { importDrafts } from '../files/import-drafts';
import { listTexts } from '../list/queries';
import { openArticle, readDraft } from '../open-draft';
import { publishDraft } from '../publishing/publish';
import { getRevision, listRevisions } from '../revisions';
import { mergeTopics, renameTopic } from './commands';

withEmptyStore();

const jawad = 'jawad@example.org';

const find = (slug: string) =>
  db().topic.findUniqueOrThrow({ where: { locale_slug: { locale: 'fr', slug } } });
const rename = async (slug: string, name: string) => renameTopic(await find(slug), name);
const merge = async (slug: string, into: string) => mergeTopics(await find(slug), await find(into));
const namesOf = async (slug: string) =>
  (await getArticle('fr', slug))?.topics.map(({ name }) => name);

beforeEach(async () => {
  await publish({ slug: 'a', topics: ['Maroc'] });
});

describe('a draft that names a topic by its former name', () => {
  test('shows and publishes the present name, without another version', async () => {
    const content = { title: 'B', dek: 'D', body: 'X', author: 'jawad', slug: 'b' };
    const topics = ['Maroc', 'Emploi', 'Maghreb'];
    const id = await createDraft({ locale: 'fr', content: { ...content, topics } }, jawad);
    await rename('maroc', 'Maghreb');
    const read = await readDraft(id);
    expect(read?.draft).toMatchObject({ version: 1, content: { topics: ['Maghreb', 'Emploi'] } });
    const found = await listTexts(
      { list: 'drafts', topic: 'fr/maghreb', page: 1 },
      { role: 'owner' },
    );
    expect(found.rows).toMatchObject([{ draftId: id }]);
    const request = { id, version: 1, at: null, isNews: false };
    expect(await publishDraft(request)).toEqual({ outcome: 'published' });
    expect((await namesOf('b'))?.sort()).toEqual(['Emploi', 'Maghreb']);
  });

  test('shows a topic as it is written on the site', async () => {
    const id = await createDraft({ locale: 'fr', content: { topics: ['maroc'] } }, jawad);
    expect((await readDraft(id))?.draft.content.topics).toEqual(['Maroc']);
  });

  test('that was exported before takes what the file changed, and nothing else', async () => {
    const content = { title: 'T', body: 'Un', topics: ['Maroc'] };
    const id = await createDraft({ locale: 'fr', content }, jawad);
    const folder = makeFolder();
    await exportDrafts(folder);
    await rename('maroc', 'Maghreb');
    const importFolder = async (from: string) => importDrafts(readDraftFolders([from]).drafts);
    expect(await importFolder(folder)).toMatchObject([{ id, change: 'unchanged', note: null }]);
    const path = 'drafts/fr/t.md';
    const file = Buffer.from(readFolder(folder)[path] ?? '', 'latin1').toString();
    const edited = makeFolder({ [path]: file.replace('\nUn\n', '\nDeux\n') });
    expect(await importFolder(edited)).toMatchObject([{ id, change: 'changed', note: null }]);
    expect((await readDraft(id))?.draft.content).toMatchObject({
      body: 'Deux',
      topics: ['Maghreb'],
    });
  });

  test('has versions without a difference that nobody made', async () => {
    const { id: articleId } = await saveArticle(articleInput);
    const id = (await openArticle(articleId, jawad)) ?? 0;
    await publishDraft({ id, version: 1, at: null, isNews: false });
    await saveAs(id, 1, { title: 'Autre' });
    await publishDraft({ id, version: 2, at: null, isNews: false });
    await rename('maroc', 'Maghreb');
    const [{ id: revision = 0 } = {}] = await listRevisions(id);
    expect((await getRevision(id, revision))?.topics).toEqual(['Maghreb', 'Souveraineté']);
    await restoreRevision({ id, version: 2 }, revision, jawad);
    expect((await readDraft(id))?.isChanged).toBe(false);
  });
});

async function saveAs(id: number, base: number, changes: Partial<Content>) {
  const { content } = await db().draft.findUniqueOrThrow({ where: { id } });
  const changed = { ...(JSON.parse(content) as Content), ...changes };
  return saveDraft({ id, base, saveId: crypto.randomUUID(), content: changed }, jawad);
}

describe('the draft of an article', () => {
  let articleId = 0;
  let id = 0;
  beforeEach(async () => {
    await publish({ slug: 'b', topics: ['Emploi'] });
    articleId = (await saveArticle(articleInput)).id;
    id = (await openArticle(articleId, jawad)) ?? 0;
  });

  test.each([
    ['renamed', () => rename('maroc', 'Maghreb')],
    ['merged', () => merge('maroc', 'emploi')],
    ['merged with another topic of the article', () => merge('maroc', 'souverainete')],
    [
      'renamed twice',
      async () => {
        await rename('maroc', 'Maghreb');
        await rename('maghreb', 'Afrique');
      },
    ],
    ['renamed in case only', () => rename('maroc', 'MAROC')],
  ])('is no other text after its topic was %s', async (_, change) => {
    await change();
    const query = { list: 'published', page: 1 } as const;
    const { rows } = await listTexts(query, { role: 'owner' });
    expect(rows.find((row) => row.articleId === articleId)).toMatchObject({ isChanged: false });
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null, draft: { version: 1 } });
  });

  test('that is being written keeps the version of an open tab, and differs only by what was written', async () => {
    await saveAs(id, 1, { title: 'Autre titre' });
    await rename('maroc', 'Maghreb');
    expect(await saveAs(id, 2, { title: 'Troisième titre' })).toEqual({
      outcome: 'saved',
      version: 3,
    });
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: true, changedElsewhere: null, draft: { version: 3 } });
    await publishDraft({ id, version: 3, at: null, isNews: false });
    expect(await getArticle('fr', 'mistral')).toMatchObject({
      title: 'Troisième titre',
      topics: [{ name: 'Maghreb' }, { name: 'Souveraineté' }],
    });
    expect(await db().topic.count({ where: { slug: 'maroc' } })).toBe(0);
  });

  test('is still told of what an import changed before', async () => {
    await saveAs(id, 1, { title: 'Autre titre' });
    await saveArticle({ ...articleInput, body: 'Importé.' });
    await rename('maroc', 'Maghreb');
    expect((await readDraft(id))?.changedElsewhere).toMatchObject({ body: 'Importé.' });
  });
});
