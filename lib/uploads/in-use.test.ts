import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { changeUpload, deleteUpload } from './commands';
import { storeUpload } from './store-upload';
import { sweepUploads } from './sweep';
import { listUses } from './uses';

vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

let number = 0;
let id = '';
beforeEach(async () => {
  number += 1;
  const background = { r: (number * 9) % 256, g: 7, b: 7 };
  const photo = sharp({ create: { width: 60, height: 40, channels: 3, background } }).jpeg();
  id = (await storeUpload(await photo.toBuffer(), 'rue.jpg')).path.replace('/media/', '');
});

const mediaPath = (name: string) => join(env().DATA_DIR, 'media', name);
const isThere = () =>
  existsSync(mediaPath(`${id}-480.webp`)) && existsSync(mediaPath(`originals/${id}.jpg`));
const inDays = (days: number) => new Date(Date.now() + days * dayMs);
const text = () => `Avant.\n\n![Une rue](/media/${id} "Fès")\n`;

const content = (fields: object) => JSON.stringify({ title: 'Un brouillon', ...fields });
const addDraft = (fields: object, more = {}) =>
  db().draft.create({
    data: { kind: 'article', locale: 'fr', content: content(fields), savedBy: 'a@b.c', ...more },
  });
const addAuthor = (data: object) =>
  db().author.create({ data: { slug: 'nora', name: 'Nora', ...data } });
const addImage = () => db().image.create({ data: { id, width: 60, height: 40 } });

const uses: Record<string, [name: () => Promise<unknown>, kind: string]> = {
  'the text of an article': [() => publish({ slug: 'a', body: text() }), 'article'],
  'the text of an article that is not published': [
    () => publish({ slug: 'a', body: text(), publishedAt: null }),
    'article',
  ],
  'the cover of an article': [
    async () => publish({ slug: 'a', coverId: (await addImage()).id }),
    'article',
  ],
  'an article in the bin': [
    () => publish({ slug: 'a', body: text(), publishedAt: null, deletedAt: new Date() }),
    'bin',
  ],
  'the text of a draft': [() => addDraft({ body: text() }), 'draft'],
  'the cover of a draft': [() => addDraft({ cover: id }), 'draft'],
  'what a draft can be set back to': [
    () => addDraft({}, { undo: JSON.stringify({ body: text() }) }),
    'draft',
  ],
  'a draft in the bin': [() => addDraft({ body: text() }, { deletedAt: new Date() }), 'bin'],
  'a version of a draft': [
    async () =>
      db().revision.create({
        data: {
          draftId: (await addDraft({})).id,
          reason: 'written',
          content: content({ body: text() }),
          savedBy: 'a@b.c',
        },
      }),
    'version',
  ],
  'a page': [
    () =>
      db().page.create({
        data: {
          ...{ locale: 'fr', slug: 'a-propos', translationKey: 'a', title: 'À propos', dek: '' },
          ...{ body: text(), nav: 'none', order: 0, form: false, updatedAt: new Date() },
        },
      }),
    'page',
  ],
  'the photo of an author': [async () => addAuthor({ photoId: (await addImage()).id }), 'author'],
  'the biography of an author': [
    () => addAuthor({ biography: JSON.stringify({ fr: text() }) }),
    'author',
  ],
  'a setting, in a table of its own': [
    async () => {
      await db().$executeRaw`CREATE TABLE LaterSetting (name TEXT PRIMARY KEY, value TEXT)`;
      await db().$executeRaw`INSERT INTO LaterSetting VALUES ('logo', ${JSON.stringify({ id })})`;
    },
    'setting',
  ],
};

describe.each(Object.entries(uses))('a picture that is named by %s', (_, [name, kind]) => {
  beforeEach(() => name());

  test('is in use, and neither the sweep nor the author can delete it', async () => {
    expect((await listUses(id)).map((use) => use.kind)).toEqual([kind]);
    await sweepUploads(inDays(400));
    expect(await deleteUpload(id)).toBe('used');
    expect(isThere()).toBe(true);
    expect(await db().upload.count()).toBe(1);
  });
});

describe('the sweep', () => {
  test('deletes what nothing has named for 30 days, with all its files', async () => {
    await sweepUploads(inDays(29));
    expect([isThere(), await db().upload.count()]).toEqual([true, 1]);
    await sweepUploads(inDays(31));
    expect(existsSync(mediaPath(`${id}-480.webp`))).toBe(false);
    expect(existsSync(mediaPath(`originals/${id}.jpg`))).toBe(false);
    expect(await db().upload.count()).toBe(0);
  });

  test('counts the days from the last use', async () => {
    await addDraft({ body: text() });
    await sweepUploads(inDays(100));
    await db().draft.deleteMany();
    await sweepUploads(inDays(129));
    expect(await db().upload.count()).toBe(1);
    await sweepUploads(inDays(131));
    expect(await db().upload.count()).toBe(0);
  });

  test('keeps what readers could see, and deletes nothing that is no upload', async () => {
    await addImage();
    await sweepUploads(inDays(400));
    expect(await db().upload.count()).toBe(1);
    await db().upload.deleteMany();
    await db().image.deleteMany();
    await sweepUploads(inDays(800));
    expect(isThere()).toBe(true);
  });

  test('does nothing while the clock may be wrong', async () => {
    await db().purgeDay.create({ data: { day: '2040-01-01', ran: false } });
    await sweepUploads(inDays(400));
    expect(await db().upload.count()).toBe(1);
  });

  test('removes files that a killed process left unfinished', async () => {
    const left = mediaPath(`originals/${id}.png.${crypto.randomUUID()}`);
    writeFileSync(left, 'half');
    await sweepUploads(new Date());
    expect(existsSync(left)).toBe(true);
    utimesSync(left, inDays(-2), inDays(-2));
    await sweepUploads(new Date());
    expect(existsSync(left)).toBe(false);
    expect(isThere()).toBe(true);
  });
});

describe('the author', () => {
  test('deletes a picture that nothing names, also one that readers saw', async () => {
    await addImage();
    expect(await deleteUpload(id)).toBe('deleted');
    expect(isThere()).toBe(false);
    expect([await db().image.count(), await db().upload.count()]).toEqual([0, 0]);
    expect(await deleteUpload(id)).toBe('gone');
  });

  test('describes it and moves its focus, which readers see at once', async () => {
    await addImage();
    const version = await readContentVersion();
    const fields = { id, description: 'Une rue à Fès', focus: null };
    expect(await changeUpload(fields)).toBe(true);
    expect(await readContentVersion()).toBe(version);
    expect(await changeUpload({ ...fields, focus: { x: 0.5, y: 0.17 } })).toBe(true);
    expect(await readContentVersion()).not.toBe(version);
    expect(await db().upload.findFirst()).toMatchObject({
      description: 'Une rue à Fès',
      focusX: 0.5,
      focusY: 0.17,
    });
    await db().upload.deleteMany();
    expect(await changeUpload(fields)).toBe(false);
  });
});
