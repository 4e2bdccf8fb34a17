import { describe, expect, test } from 'vitest';
import { announceChanges } from '@/lib/announcements/commands';
import { announce, feeds } from '@/lib/announcements/testing';
import { renameArticle } from '@/lib/articles/commands';
import { getArticle } from '@/lib/articles/queries';
import { db } from '@/lib/store/db';
import { openArticle, readDraft } from '../open-draft';
import { unpublishDraft } from './publish';
import {
  jawad,
  openMistral,
  passSeconds,
  publishNow,
  readRow,
  text,
  withMistral,
  write,
  writeDraft,
} from './testing';
import { undoMs, undoPublication } from './undo';

withMistral();

describe('for ten seconds', () => {
  test('a first publication is undone: the draft goes on', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id);
    passSeconds(undoMs / 1000);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await getArticle('fr', 'fes')).toBeNull();
    expect(await undoPublication(id)).toEqual({ outcome: 'tooLate' });
    expect((await readDraft(id))?.isChanged).toBe(false);
    await write(id, { slug: 'autre' });
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
  });

  test('an update with another address, topics and picture is undone wholly', async () => {
    const id = await openMistral();
    const before = await readAll();
    await write(id, {
      slug: 'neuf',
      title: 'Neuf',
      topics: ['Neuf'],
      body: text.body,
      searchTitle: 'Neuf',
    });
    await publishNow(id, { isNews: true });
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: true, changedElsewhere: null });
    expect(read?.draft.content.title).toBe('Neuf');
  });

  test('a return to a former address is undone, too', async () => {
    await renameArticle('fr', 'mistral', 'mistral-ai');
    const { id: articleId } = await readRow('mistral-ai');
    const id = (await openArticle(articleId, jawad)) ?? 0;
    const before = await readAll();
    await write(id, { slug: 'mistral' });
    await publishNow(id);
    await undoPublication(id);
    expect(await readAll()).toEqual(before);
  });

  test('an unpublished article comes back with its dates', async () => {
    const id = await openMistral();
    const before = await readAll();
    await unpublishDraft(id);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
  });

  test('and no longer, nor over what was changed since', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id);
    passSeconds(11);
    expect(await undoPublication(id)).toEqual({ outcome: 'tooLate' });
    await write(id, { title: 'Autre' });
    await publishNow(id);
    await db().article.updateMany({ where: { slug: 'fes' }, data: { title: 'Importé' } });
    expect(await undoPublication(id)).toEqual({ outcome: 'changed' });
    expect((await getArticle('fr', 'fes'))?.title).toBe('Importé');
  });

  test('nobody is told of it', async () => {
    const id = await writeDraft({ slug: 'fes', topics: [] });
    await publishNow(id);
    expect(await announceChanges({ channels: ['indexnow'] })).toBeNull();
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    passSeconds(16);
    expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/fes']] });
    await unpublishDraft(id);
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    await undoPublication(id);
    passSeconds(16);
    expect(await announce()).toEqual({ websub: [], indexnow: [] });
    await unpublishDraft(id);
    passSeconds(16);
    expect((await announce()).indexnow).toEqual([['/articles/fes']]);
  });

  const readAll = () =>
    db().article.findMany({
      include: {
        topics: { orderBy: { slug: 'asc' }, select: { slug: true, name: true } },
        formerSlugs: true,
      },
    });
});
