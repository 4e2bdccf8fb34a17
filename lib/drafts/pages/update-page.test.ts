import { describe, expect, test } from 'vitest';
import { renamePage, savePage } from '@/lib/pages/commands';
import { getCurrentPageSlug, getPage, listMenuPages } from '@/lib/pages/queries';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { type Content, hashContent } from '../content';
import { readDraft } from '../open-draft';
import { takePublished, unpublishDraft } from '../publishing/publish';
import { undoMs, undoPublication } from '../publishing/undo';
import {
  jawad,
  openAbout,
  publishNow,
  readAll,
  readRow,
  text,
  withAbout,
  write,
  writeDraft,
} from './testing';

withAbout();

describe('a published page', () => {
  test('is updated in its place, or goes to the end of another menu', async () => {
    await savePage({ ...pageInput, slug: 'pied', nav: 'footer', order: 3 });
    const id = await openAbout();
    await write(id, { body: 'Corrigé.' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await readRow('a-propos')).toMatchObject({ body: 'Corrigé.', order: 5 });
    await write(id, { nav: 'footer' });
    await publishNow(id);
    const { header, footer } = await listMenuPages('fr');
    expect([header, footer.map(({ slug }) => slug)]).toEqual([[], ['pied', 'a-propos']]);
  });

  test('is renamed: its former address leads to it, and it can go back', async () => {
    const id = await openAbout();
    await write(id, { slug: 'moi' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await getCurrentPageSlug('fr', 'a-propos')).toBe('moi');
    await write(id, { slug: 'a-propos' });
    await publishNow(id);
    expect(await getCurrentPageSlug('fr', 'moi')).toBe('a-propos');
    expect(await getCurrentPageSlug('fr', 'a-propos')).toBeNull();
  });

  test('is unpublished, and published again', async () => {
    const id = await openAbout();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unpublished' });
    expect(await getPage('fr', 'a-propos')).toBeNull();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unchanged' });
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getPage('fr', 'a-propos')).not.toBeNull();
  });
});

describe('a page that was changed elsewhere', () => {
  test('gives its text to a draft that nobody changed', async () => {
    const id = await openAbout();
    await savePage({ ...pageInput, nav: 'footer', order: 5 });
    expect(await readDraft(id)).toMatchObject({
      isChanged: false,
      changedElsewhere: null,
      draft: { content: { nav: 'footer' } },
    });
  });

  test('is overwritten once it was seen, and kept as a version', async () => {
    const id = await openAbout();
    await write(id, { body: 'Au studio.' });
    await savePage({ ...pageInput, body: 'En ligne de commande.' });
    const { changedElsewhere } = (await readDraft(id)) ?? {};
    expect(changedElsewhere).toMatchObject({ body: 'En ligne de commande.', nav: 'none' });
    expect(await publishNow(id)).toEqual({ outcome: 'changedElsewhere' });
    const replaces = hashContent(changedElsewhere as Content);
    expect(await publishNow(id, { replaces })).toEqual({ outcome: 'updated' });
    expect((await readRow('a-propos')).body).toBe('Au studio.');
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('En ligne de commande.');
  });

  test('takes the place of what was written', async () => {
    const id = await openAbout();
    await write(id, { body: 'Au studio.' });
    await savePage({ ...pageInput, body: 'En ligne de commande.' });
    const version = (await readDraft(id))?.draft.version ?? 0;
    await takePublished({ id, version }, jawad);
    expect((await readDraft(id))?.draft.content.body).toBe('En ligne de commande.');
  });
});

describe('for ten seconds', () => {
  test('a first publication is undone, and no longer', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const late = new Date(Date.now() + undoMs + 1000);
    expect(await undoPublication(id, late)).toEqual({ outcome: 'tooLate' });
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await getPage('fr', 'mes-services')).toBeNull();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
  });

  test('an update with another address and menu is undone wholly', async () => {
    await renamePage('fr', 'a-propos', 'moi');
    await renamePage('fr', 'moi', 'a-propos');
    const id = await openAbout();
    const before = await readAll();
    await write(id, { slug: 'moi', title: 'Moi', nav: 'footer', form: true, body: text.body });
    await publishNow(id);
    expect(await readAll()).not.toEqual(before);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: true, changedElsewhere: null });
    expect(read?.draft.content.title).toBe('Moi');
  });

  test('an unpublished page comes back, unless it was changed since', async () => {
    const id = await openAbout();
    const before = await readAll();
    await unpublishDraft(id);
    expect(await undoPublication(id)).toEqual({ outcome: 'undone' });
    expect(await readAll()).toEqual(before);
    await unpublishDraft(id);
    await savePage({ ...pageInput, title: 'Importée', draft: true });
    expect(await undoPublication(id)).toEqual({ outcome: 'changed' });
  });
});
