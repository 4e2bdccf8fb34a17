import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { getAuthor } from '@/lib/articles/author-queries';
import { deleteArticle } from '@/lib/articles/bin';
import { saveAuthor } from '@/lib/articles/commands';
import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { exportArticles } from '@/lib/articles/files/export-articles';
import { dayMs } from '@/lib/i18n/durations';
import { importArticles } from '@/lib/imports/import-articles';
import { env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { storeUpload } from '@/lib/uploads/store-upload';
import { sweepUploads } from '@/lib/uploads/sweep';
import { createDraft } from '../commands';
import { openArticle } from '../open-draft';
import { changeAuthor, createAuthor, deleteAuthor } from './commands';
import { getAuthorToEdit, listStudioAuthors } from './queries';

vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

withEmptyStore();

const nora = {
  name: 'Nora Alami',
  role: { fr: 'Juriste', en: 'Lawyer' },
  biography: { fr: 'Elle conseille.\n\nEt écrit.' },
  links: [{ label: 'LinkedIn', url: 'https://example.com/nora' }],
  photo: '',
};

const add = async () => (await createAuthor('nora', nora)) ?? 0;
const baseOf = async (id: number) => (await getAuthorToEdit(id))?.base ?? '';
const rowOf = (id: number) => db().author.findUniqueOrThrow({ where: { id } });

async function upload(background: string): Promise<string> {
  const photo = sharp({ create: { width: 60, height: 60, channels: 3, background } }).jpeg();
  return (await storeUpload(await photo.toBuffer(), 'nora.jpg')).path.replace('/media/', '');
}

describe('an author of the studio', () => {
  test('is what readers see at the next request', async () => {
    const id = await add();
    await publish({ slug: 'a', author: 'nora' });
    const version = await readContentVersion();
    const changed = { ...nora, name: 'Nora A.', role: { fr: 'Avocate' }, links: [] };
    expect(await changeAuthor(id, await baseOf(id), changed)).toBe('saved');
    expect(await readContentVersion()).not.toBe(version);
    expect(await getAuthor('fr', 'nora')).toEqual({
      slug: 'nora',
      name: 'Nora A.',
      role: 'Avocate',
      photo: null,
      biography: 'Elle conseille.\n\nEt écrit.',
      links: [],
    });
  });

  test('has one address, which no other gets', async () => {
    await add();
    expect(await createAuthor('nora', { ...nora, name: 'Une autre' })).toBeNull();
    expect((await listStudioAuthors()).map(({ name }) => name)).toEqual(['Nora Alami']);
  });

  test('is not replaced by who saw another profile, or does not know that it is gone', async () => {
    const id = await add();
    const seen = await baseOf(id);
    expect(await changeAuthor(id, seen, { ...nora, name: 'Un' })).toBe('saved');
    expect(await changeAuthor(id, seen, { ...nora, name: 'Deux' })).toBe('changed');
    await saveAuthor('nora', { ...nora, photo: undefined });
    expect(await changeAuthor(id, await baseOf(id), { ...nora, name: 'Trois' })).toBe('saved');
    expect((await rowOf(id)).name).toBe('Trois');
    expect(await changeAuthor(999, seen, nora)).toBe('gone');
  });

  test('stays as a file wrote it where the form changed nothing', async () => {
    const role = { en: 'Lawyer', fr: 'Juriste' };
    const biography = { fr: '\nElle conseille.\n' };
    await saveAuthor('nora', { ...nora, role, biography, photo: undefined });
    const { id, ...before } = await db().author.findFirstOrThrow();
    const form = { ...nora, biography: { fr: 'Elle conseille.' } };
    await changeAuthor(id, await baseOf(id), form);
    expect(await rowOf(id)).toEqual({ id, ...before });
  });
});

describe('a portrait', () => {
  test('comes from the library, and goes', async () => {
    const id = await add();
    const photo = await upload('#123');
    await changeAuthor(id, await baseOf(id), { ...nora, photo });
    expect((await rowOf(id)).photoId).toBe(photo);
    expect(await db().image.findUnique({ where: { id: photo } })).toMatchObject({ width: 60 });
    await changeAuthor(id, await baseOf(id), nora);
    expect((await rowOf(id)).photoId).toBeNull();
  });

  test('stays when the library is swept, as long as an author has it', async () => {
    const photo = await upload('#321');
    await createAuthor('nora', { ...nora, photo });
    await sweepUploads(new Date(Date.now() + 400 * dayMs));
    expect(await db().upload.count()).toBe(1);
  });

  test('that nobody knows is none', async () => {
    const id = (await createAuthor('nora', { ...nora, photo: '00000000000000ff' })) ?? 0;
    expect((await rowOf(id)).photoId).toBeNull();
  });
});

test('what the studio changed is exported, and imported without a change', async () => {
  const id = await add();
  const photo = await upload('#456');
  const biography = { en: 'She advises.  \nAnd *writes*: "so".', fr: '- un\n- deux\n\n    code' };
  const links = [{ label: 'Site: un', url: 'https://example.com/?a=1&b=2#c' }];
  await changeAuthor(id, await baseOf(id), { ...nora, biography, links, photo });
  const folder = mkdtempSync(join(env().DATA_DIR, 'export-'));
  await exportArticles(folder);
  const changes: string[] = [];
  const onAuthor = (slug: string, change: string) => changes.push(`${slug} ${change}`);
  await importArticles(readArticleFolders([folder]), { onAuthor });
  expect(changes).toEqual(['nora unchanged']);

  await changeAuthor(id, await baseOf(id), nora);
  await importArticles(readArticleFolders([folder]), { onAuthor });
  expect(changes).toEqual(['nora unchanged', 'nora changed']);
  expect(await rowOf(id)).toMatchObject({ photoId: photo, links: JSON.stringify(links) });
});

describe('deleteAuthor', () => {
  let id = 0;
  beforeEach(async () => {
    id = await add();
  });

  test('deletes an author whom no text names', async () => {
    expect(await deleteAuthor(id)).toBe(true);
    expect(await deleteAuthor(id)).toBe(true);
    expect(await db().author.count()).toBe(0);
  });

  test.each([
    ['an article', () => publish({ slug: 'a', author: 'nora' })],
    [
      'an article in the bin',
      async () => deleteArticle(await publish({ slug: 'a', author: 'nora' })),
    ],
    ['a draft', () => createDraft({ locale: 'fr', content: { author: 'nora' } }, 'a@b.c')],
    [
      'the draft of an article of somebody else',
      async () => {
        const draft = await openArticle(await publish({ slug: 'a' }), 'a@b.c');
        await db().$executeRaw`
          UPDATE Draft SET content = json_set(content, '$.author', 'nora') WHERE id = ${draft}`;
      },
    ],
  ])('leaves whom %s names', async (_, name) => {
    await name();
    expect(await deleteAuthor(id)).toBe(false);
    expect(await db().author.findUnique({ where: { id } })).not.toBeNull();
  });
});

test('the list counts what names an author', async () => {
  await add();
  await publish({ slug: 'a', author: 'nora' });
  await publish({ slug: 'b', author: 'nora', publishedAt: null });
  await publish({ slug: 'c', author: 'nora', publishedAt: new Date('2100-01-01T08:00:00Z') });
  await deleteArticle(await publish({ slug: 'd', author: 'nora' }));
  await createDraft({ locale: 'fr', content: { author: 'nora' } }, 'a@b.c');
  expect(await listStudioAuthors()).toMatchObject([
    { slug: 'nora', counts: { published: 1, scheduled: 1, drafts: 2, bin: 1 } },
  ]);
});
