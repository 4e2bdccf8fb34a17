import { describe, expect, test } from 'vitest';
import { publishArticle, saveArticle } from '@/lib/articles/commands';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { type Content, hashContent } from '../content';
import { readDraft } from '../open-draft';
import { takePublished, unpublishDraft } from './publish';
import {
  jawad,
  openMistral,
  passSeconds,
  publishNow,
  readRow,
  withMistral,
  write,
  writeDraft,
} from './testing';

withMistral();

describe('a published article', () => {
  test('is corrected without a new date, or with one for readers', async () => {
    const id = await openMistral();
    const { publishedAt, updatedAt } = await readRow('mistral');
    await write(id, { body: 'Corrigé.' });
    expect(await publishNow(id)).toEqual({ outcome: 'updated' });
    expect(await readRow('mistral')).toMatchObject({ body: 'Corrigé.', publishedAt, updatedAt });
    passSeconds(60);
    await write(id, { body: 'Complété.' });
    await publishNow(id, { isNews: true });
    expect(await readRow('mistral')).toMatchObject({ publishedAt, updatedAt: new Date() });
  });

  test('is renamed: its former address leads to it, and its cover stays', async () => {
    const first = await writeDraft({ slug: 'fes' });
    await publishNow(first);
    const { coverId } = await readRow('fes');
    await write(first, { slug: 'ete' });
    await publishNow(first);
    expect(await getCurrentSlug('fr', 'fes')).toBe('ete');
    expect((await readRow('ete')).coverId).toBe(coverId);
    await write(first, { slug: 'fes' });
    await publishNow(first);
    expect(await getCurrentSlug('fr', 'ete')).toBe('fes');
    expect(await getCurrentSlug('fr', 'fes')).toBeNull();
  });

  test('keeps its address when its title changes and the address was left empty', async () => {
    const id = await writeDraft();
    await publishNow(id);
    await write(id, { title: 'Autre titre', slug: '' });
    await publishNow(id);
    expect(await readRow('l-ete-a-fes')).toMatchObject({ title: 'Autre titre' });
  });

  test('is unpublished and published again, now dated today', async () => {
    const id = await openMistral();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unpublished' });
    expect(await getArticle('fr', 'mistral')).toBeNull();
    expect(await unpublishDraft(id)).toEqual({ outcome: 'unchanged' });
    passSeconds(60);
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect((await readRow('mistral')).publishedAt).toEqual(new Date());
  });

  test('loses what search engines were told when the fields are emptied', async () => {
    const id = await openMistral();
    await write(id, { searchTitle: 'Titre', canonicalUrl: 'https://example.org/a' });
    await publishNow(id);
    expect(await readRow('mistral')).toMatchObject({
      searchTitle: 'Titre',
      canonicalUrl: 'https://example.org/a',
    });
    await write(id, { searchTitle: '', canonicalUrl: ' ' });
    await publishNow(id);
    expect(await readRow('mistral')).toMatchObject({ searchTitle: null, canonicalUrl: null });
  });
});

describe('an article that was changed elsewhere', () => {
  const elsewhere = { ...articleInput, body: 'En ligne de commande.' };

  async function changeBoth() {
    const id = await openMistral();
    await write(id, { body: 'Au studio.' });
    await saveArticle(elsewhere);
    return { id, article: (await readDraft(id))?.changedElsewhere as Content };
  }

  test('is not overwritten unseen', async () => {
    const { id } = await changeBoth();
    expect(await publishNow(id)).toEqual({ outcome: 'changedElsewhere' });
    expect((await readRow('mistral')).body).toBe('En ligne de commande.');
  });

  test('is overwritten once it was seen, and kept as a version', async () => {
    const { id, article } = await changeBoth();
    const replaces = hashContent(article);
    await saveArticle({ ...elsewhere, body: 'Encore.' });
    expect(await publishNow(id, { replaces })).toEqual({ outcome: 'changedElsewhere' });
    const again = hashContent((await readDraft(id))?.changedElsewhere as Content);
    expect(await publishNow(id, { replaces: again })).toEqual({ outcome: 'updated' });
    expect((await readRow('mistral')).body).toBe('Au studio.');
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('Encore.');
  });

  test('takes the place of what was written, which is kept as a version', async () => {
    const { id } = await changeBoth();
    const version = (await readDraft(id))?.draft.version ?? 0;
    await takePublished({ id, version }, jawad);
    expect(await readDraft(id)).toMatchObject({
      isChanged: false,
      draft: { content: { body: 'En ligne de commande.' } },
    });
    const kept = await db().revision.findFirstOrThrow({ where: { reason: 'conflict' } });
    expect(JSON.parse(kept.content).body).toBe('Au studio.');
  });
});

test('an article of the command line is the same after it was scheduled there', async () => {
  const id = await openMistral();
  await publishArticle('fr', 'mistral', new Date());
  expect(await readDraft(id)).toMatchObject({ isChanged: false, changedElsewhere: null });
});
