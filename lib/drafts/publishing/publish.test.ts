import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { renameArticle, saveArticle } from '@/lib/articles/commands';
import { getArticle } from '@/lib/articles/queries';
import { env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { createDraft } from '../commands';
import { type Content, hashContent } from '../content';
import { readDraft } from '../open-draft';
import { listRevisions } from '../revisions';
import { publishDraft } from './publish';
import {
  jawad,
  openMistral,
  passSeconds,
  photo,
  publishNow,
  readRow,
  secondsAgo,
  text,
  withMistral,
  write,
  writeDraft,
} from './testing';

withMistral();

describe('a new draft', () => {
  test('becomes an article, byte for byte, with its pictures and a drawn cover', async () => {
    const id = await writeDraft();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getArticle('fr', 'l-ete-a-fes')).toMatchObject({
      title: 'L’été à Fès',
      body: text.body,
      isCoverDrawn: true,
      cover: { drawnFrom: 'l-ete-a-fes' },
      images: [photo],
      publishedAt: new Date(),
      updatedAt: new Date(),
      topics: [{ name: 'Maroc' }, { name: 'Voyage' }],
    });
    expect(existsSync(join(env().DATA_DIR, 'media'))).toBe(false);
  });

  test('goes on beside its article, without a change, and is kept as a version', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null });
    expect(read?.draft).toMatchObject({
      version: 2,
      articleId: (await readRow('l-ete-a-fes')).id,
      content: { body: text.body, slug: 'l-ete-a-fes', topics: ['Maroc', 'Voyage'] },
    });
    expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['published']);
    const { basedOn } = await db().draft.findUniqueOrThrow({ where: { id } });
    expect(basedOn).toBe(hashContent(read?.draft.content as Content));
  });

  test('keeps its version if nothing had to be completed', async () => {
    const id = await writeDraft({ slug: 'fes', topics: ['Voyage'] });
    await publishNow(id);
    expect((await readDraft(id))?.draft.version).toBe(1);
  });

  test('appears at its time', async () => {
    const id = await writeDraft({ slug: 'fes' });
    const at = new Date(Date.now() + 3_600_000);
    expect(await publishNow(id, { at })).toEqual({ outcome: 'scheduled' });
    expect(await getArticle('fr', 'fes')).toBeNull();
    passSeconds(3600);
    expect((await getArticle('fr', 'fes'))?.publishedAt).toEqual(at);
  });

  test('can get another time, or none, until it appears', async () => {
    const id = await writeDraft({ slug: 'fes' });
    await publishNow(id, { at: new Date(Date.now() + 3_600_000) });
    const later = new Date(Date.now() + 7_200_000);
    expect(await publishNow(id, { at: later })).toEqual({ outcome: 'scheduled' });
    expect((await readRow('fes')).publishedAt).toEqual(later);
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect((await readRow('fes')).publishedAt).toEqual(new Date());
  });

  test('becomes the translation that it was begun as, with the same cover', async () => {
    const { translationKey, id: mistral } = await readRow('mistral');
    const content = { ...text, topics: [] };
    const id = await createDraft({ locale: 'en', content, translationKey }, jawad);
    await publishNow(id);
    expect((await getArticle('fr', 'mistral'))?.translations).toMatchObject([
      { locale: 'en', slug: 'l-ete-a-fes' },
    ]);
    const other = await createDraft({ locale: 'en', content, translationKey }, jawad);
    await write(other, { slug: 'other' });
    expect(await publishNow(other)).toEqual({ outcome: 'mistakes' });
    expect(mistral).toBeGreaterThan(0);
  });
});

describe('is refused', () => {
  test.each<[string, (id: number) => unknown, string]>([
    ['another version', (id) => db().draft.update({ where: { id }, data: { version: 7 } }), 'x'],
    ['a draft in the bin', (id) => db().draft.update({ where: { id }, data: bin }), 'gone'],
    ['a text without a title', (id) => write(id, { title: ' ' }), 'mistakes'],
    ['an empty text', (id) => write(id, { body: ' \n' }), 'mistakes'],
    ['a title of 251 characters', (id) => write(id, { title: 'a'.repeat(251) }), 'mistakes'],
    ['an unknown author', (id) => write(id, { author: 'amina' }), 'mistakes'],
    ['an unknown cover', (id) => write(id, { cover: '0'.repeat(16) }), 'mistakes'],
    ['a cover without a description', (id) => write(id, { cover: photo.id }), 'mistakes'],
    [
      'a missing picture',
      (id) => write(id, { body: `![A](/media/${'0'.repeat(16)})` }),
      'mistakes',
    ],
    ['a broken link', (id) => write(id, { body: '[a](/articles/nulle-part)' }), 'mistakes'],
    ['a slug with capitals', (id) => write(id, { slug: 'Fes' }), 'mistakes'],
    ['the slug of another article', (id) => write(id, { slug: 'mistral' }), 'mistakes'],
    ['a former slug of another', (id) => write(id, { slug: 'ancien' }), 'mistakes'],
    ['the slug of one in the bin', (id) => write(id, { slug: 'jete' }), 'mistakes'],
    ['the address of this site', (id) => write(id, { canonicalUrl: own }), 'mistakes'],
    ['an address without a host', (id) => write(id, { canonicalUrl: 'https://a' }), 'mistakes'],
  ])('%s, and nothing is written', async (_, change, outcome) => {
    await renameArticle('fr', 'mistral', 'passant');
    await renameArticle('fr', 'passant', 'mistral');
    await saveArticle({ ...articleInput, slug: 'neuf', formerSlugs: ['ancien'], key: 'neuf' });
    await saveArticle({ ...articleInput, slug: 'jete', key: 'jete' });
    await deleteArticle((await readRow('jete')).id);
    const id = await writeDraft();
    await change(id);
    const { version } = (await readDraft(id))?.draft ?? { version: 1 };
    const before = await readContentVersion();
    const asked = outcome === 'x' ? version - 1 : version;
    expect(await publishDraft({ id, version: asked, at: null, isNews: false })).toEqual({
      outcome: outcome === 'x' ? 'changed' : outcome,
    });
    expect(await readContentVersion()).toBe(before);
    expect(await db().article.count()).toBe(3);
    expect(await listRevisions(id)).toEqual([]);
  });

  const bin = { deletedAt: new Date() };
  const own = 'http://localhost:3000/articles/mistral';

  test('a time that has passed', async () => {
    const id = await writeDraft();
    expect(await publishNow(id, { at: secondsAgo(1) })).toEqual({ outcome: 'past' });
  });

  test('what readers see already', async () => {
    expect(await publishNow(await openMistral())).toEqual({ outcome: 'unchanged' });
  });

  test('all but one of ten at once', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => writeDraft({ slug: 'fes' })));
    const results = await Promise.all(ids.map((id) => publishNow(id)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'mistakes'),
      'published',
    ]);
    expect(await db().article.count({ where: { slug: 'fes' } })).toBe(1);
  });
});
