import { beforeEach, expect, test } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { articleInput as input } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { binDays, deleteArticle, emptyBin, findInBin, restoreArticle } from './bin';
import { publishArticle, renameArticle, saveArticle } from './commands';
import { getPreview } from './preview';
import { previewToken } from './preview-token';
import { getArticle, getCurrentSlug } from './queries';
import { listArticleRecords } from './records';

withEmptyStore();

let id = 0;
beforeEach(async () => {
  ({ id } = await saveArticle({ ...input, formerSlugs: ['ancien'] }));
});

const read = () =>
  db().article.findUniqueOrThrow({ where: { id }, include: { formerSlugs: true } });

test('a deleted article is nowhere but in the bin, at its former address, too', async () => {
  expect(await deleteArticle(id)).toBe(true);
  expect(await getArticle('fr', 'mistral')).toBeNull();
  expect(await getCurrentSlug('fr', 'ancien')).toBeNull();
  expect(await findInBin('fr', 'mistral')).toMatchObject({ id });
  expect(await findInBin('fr', 'ancien')).toMatchObject({ id });
  expect(await findInBin('en', 'mistral')).toBeNull();
  expect(await listArticleRecords()).toEqual([]);
  expect(await listArticleRecords('draft')).toEqual([]);
  expect(await listArticleRecords('deleted')).toMatchObject([{ slug: 'mistral' }]);
  expect(await getPreview('fr', previewToken.create({ article: id }))).toEqual({
    state: 'deleted',
  });
});

test('restored, it is as it was: published, scheduled or a draft', async () => {
  for (const publishedAt of [input.publishedAt, new Date('2100-01-01T08:00:00Z'), undefined]) {
    await saveArticle({ ...input, publishedAt });
    const before = await read();
    await deleteArticle(id);
    expect(await restoreArticle(id)).toBe(true);
    expect(await read()).toEqual(before);
  }
  expect(await findInBin('fr', 'mistral')).toBeNull();
});

test('deleted or restored twice, it stays as it is', async () => {
  const before = await read();
  await deleteArticle(id, new Date('2026-01-01T00:00:00Z'));
  expect(await deleteArticle(id)).toBe(false);
  expect((await read()).deletedAt).toEqual(new Date('2026-01-01T00:00:00Z'));
  await restoreArticle(id);
  expect(await restoreArticle(id)).toBe(false);
  expect(await read()).toEqual(before);
});

test('nothing is written to an article in the bin, nor another one to its address', async () => {
  await deleteArticle(id);
  const before = await read();
  const inBin = /^fr\/mistral is in the bin/;
  await expect(saveArticle({ ...input, title: 'Autre' })).rejects.toThrow(inBin);
  await expect(saveArticle({ ...input, slug: 'b', formerSlugs: ['mistral'] })).rejects.toThrow(
    inBin,
  );
  await expect(publishArticle('fr', 'mistral', new Date())).rejects.toMatchObject({
    code: 'P2025',
  });
  await expect(renameArticle('fr', 'mistral', 'c')).rejects.toMatchObject({ code: 'P2025' });
  expect(await read()).toEqual(before);
});

test('leads and the translation stay, and the pair is whole again after the bin', async () => {
  const { id: other } = await saveArticle({ ...input, locale: 'en', translationOf: 'mistral' });
  await db().lead.create({
    data: { ...lead, article: { connect: { id } } },
  });
  await deleteArticle(id);
  await expect(saveArticle({ ...input, slug: 'nouveau', key: 'mistral' })).rejects.toThrow(
    /^fr\/mistral is in the bin/,
  );
  await restoreArticle(id);
  expect((await getArticle('en', 'mistral'))?.translations).toEqual([
    { locale: 'fr', slug: 'mistral', canonicalUrl: null },
  ]);
  expect(await db().lead.findFirst()).toMatchObject({ articleId: id });
  expect(other).not.toBe(id);
});

test('after 30 days it is gone with its draft, and its lead remains', async () => {
  const now = new Date();
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
  const draft = { kind: 'article', locale: 'fr', content: '{}', savedBy: 'a@b.example' };
  await db().draft.create({ data: { ...draft, articleId: id } });
  await db().draft.create({ data: { ...draft, deletedAt: daysAgo(binDays) } });
  await db().draft.create({ data: { ...draft, deletedAt: daysAgo(binDays - 1) } });
  await db().draft.create({ data: draft });
  await db().lead.create({ data: { ...lead, article: { connect: { id } } } });
  await deleteArticle(id, daysAgo(binDays - 1));
  await emptyBin(now);
  expect(await db().article.count()).toBe(1);
  expect(await db().draft.count()).toBe(3);

  await emptyBin(new Date(now.getTime() + dayMs));
  expect(await db().article.count()).toBe(0);
  expect(await db().draft.findMany({ select: { deletedAt: true } })).toEqual([{ deletedAt: null }]);
  expect(await db().topic.count()).toBe(0);
  expect(await findInBin('fr', 'ancien')).toBeNull();
  expect(await db().lead.findFirst()).toMatchObject({ articleId: null });
});

const lead = {
  reference: 'IA-00001',
  fingerprint: 'f',
  name: 'Amina',
  email: 'amina@client.example',
  details: 'Bonjour',
  locale: 'fr',
  path: '/articles/mistral',
};
