import { describe, expect, test } from 'vitest';
import { readContentFolders } from '@/lib/imports/content';
import { importPages } from '@/lib/imports/import-pages';
import { savePage } from '@/lib/pages/commands';
import { exportPages } from '@/lib/pages/files/export-pages';
import { listPageErrors } from '@/lib/pages/files/page-checks';
import { getPage, listMenuPages } from '@/lib/pages/queries';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { pageInput } from '@/lib/testing/pages';
import { createDraft } from '../commands';
import type { Content } from '../content';
import { openPage, readDraft } from '../open-draft';
import { unpublishDraft } from '../publishing/publish';
import { listRevisions } from '../revisions';
import { jawad, photo, publishNow, readRow, text, withAbout, write, writeDraft } from './testing';

withAbout();

describe('a new draft', () => {
  test('becomes a page, byte for byte, with its pictures, last in its menu', async () => {
    const id = await writeDraft();
    expect(await publishNow(id)).toEqual({ outcome: 'published' });
    expect(await getPage('fr', 'mes-services')).toMatchObject({
      title: 'Mes services',
      body: text.body,
      form: true,
      images: [photo],
    });
    const { header } = await listMenuPages('fr');
    expect(header.map(({ slug }) => slug)).toEqual(['a-propos', 'mes-services']);
    expect(await db().article.count()).toBe(0);
  });

  test('goes on beside its page, without a change, and is kept as a version', async () => {
    const id = await writeDraft();
    await publishNow(id);
    const read = await readDraft(id);
    expect(read).toMatchObject({ isChanged: false, changedElsewhere: null });
    expect(read?.draft).toMatchObject({
      kind: 'page',
      pageId: (await readRow('mes-services')).id,
      articleId: null,
      content: { body: text.body, slug: 'mes-services', nav: 'header', form: true },
    });
    expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['published']);
    expect(await publishNow(id)).toEqual({ outcome: 'unchanged' });
  });

  test('becomes the translation that it was begun as, once', async () => {
    const { translationKey } = await readRow('a-propos');
    const begin = (slug: string) =>
      createDraft(
        { kind: 'page', locale: 'en', content: { ...text, slug }, translationKey },
        jawad,
      );
    await publishNow(await begin('about'));
    expect((await getPage('fr', 'a-propos'))?.translations).toEqual([
      { locale: 'en', slug: 'about' },
    ]);
    expect(await publishNow(await begin('other'))).toEqual({ outcome: 'mistakes' });
  });
});

describe('is refused', () => {
  test.each<[string, Partial<Content>]>([
    ['a page without a title', { title: ' ' }],
    ['a dek of 501 characters', { dek: 'd'.repeat(501) }],
    ['an empty text', { body: ' \n' }],
    ['a missing picture', { body: `![A](/media/${'0'.repeat(16)})` }],
    ['a broken link', { body: '[a](/nulle-part)' }],
    ['a slug with capitals', { slug: 'Services' }],
    ['an address of the site itself', { slug: 'contact' }],
    ['the slug of another page', { slug: 'a-propos' }],
    ['a former slug of another', { slug: 'ancienne' }],
  ])('%s, and nothing is written', async (_, changes) => {
    await savePage({ ...pageInput, slug: 'autre', formerSlugs: ['ancienne'] });
    const id = await writeDraft(changes);
    const before = await readContentVersion();
    expect(await publishNow(id)).toEqual({ outcome: 'mistakes' });
    expect(await readContentVersion()).toBe(before);
    expect(await listRevisions(id)).toEqual([]);
  });

  test('all but one of ten at once', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => writeDraft()));
    const results = await Promise.all(ids.map((id) => publishNow(id)));
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array.from({ length: 9 }, () => 'mistakes'),
      'published',
    ]);
  });
});

test('what the studio published is exported, and imported again without a change', async () => {
  await db().upload.deleteMany();
  const id = await writeDraft({ body: '\n  Texte  \n\n```\ncode\n```\n\t\n', slug: 'services' });
  await publishNow(id);
  await write(id, { slug: 'mes-services', dek: '  Chapeau  ' });
  await publishNow(id);
  const { id: pageId } = await readRow('a-propos');
  const about = (await openPage(pageId, jawad)) ?? 0;
  await write(about, { nav: 'footer', form: true });
  await publishNow(about);
  await unpublishDraft(about);
  const folder = makeFolder();
  await exportPages(folder);
  const { pages } = readContentFolders([folder]);
  expect(await listPageErrors(pages, new Set())).toEqual([]);
  const importAgain = async () => {
    const results = await importPages(pages.pages);
    expect(results.map(({ slug, change }) => `${slug} ${change}`).sort()).toEqual([
      'a-propos unchanged',
      'mes-services unchanged',
    ]);
  };
  // The first notes where the pages came from.
  await importAgain();
  const version = await readContentVersion();
  await importAgain();
  expect(await readContentVersion()).toBe(version);
  expect(await readDraft(id)).toMatchObject({ isChanged: false, changedElsewhere: null });
});
