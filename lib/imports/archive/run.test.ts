import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDraft, saveDraft } from '@/lib/drafts/commands';
import { emptyContent } from '@/lib/drafts/content';
import { openArticle, readDraft } from '@/lib/drafts/open-draft';
import { listRevisions } from '@/lib/drafts/revisions';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { archivePath, removeArchive } from './archive-folder';
import { readArchiveState, writeState } from './archive-state';
import { exportZip } from './export-zip';
import { runJob } from './job';
import { makeZip, patch } from './test-zip';
import { unpack } from './unpack';
import { startUpload } from './upload';

withEmptyStore();
beforeEach(removeArchive);
afterEach(removeArchive);

async function upload(bytes: Buffer, site?: string): Promise<void> {
  await startUpload({ name: 'site.zip', bytes: bytes.length, modifiedAt: 1, site });
  writeFileSync(archivePath('archive'), bytes);
}

async function read(bytes: Buffer, site?: string) {
  await upload(bytes, site);
  await runJob('reading');
  return readArchiveState();
}

const article = (title: string, body: string) => `---
title: "${title}"
dek: "Chapeau."
author: jawad
publishedAt: 2026-02-10T08:00:00+01:00
topics: [Méthode]
cover: carre.png
coverAlt: "Un carré."
---

${body}
`;
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer();

const makeSite = async (body = 'Texte.\n\n![Un carré](carre.png)') =>
  makeZip({
    'mon-site/authors/jawad.yaml': 'name: Jawad\n',
    'mon-site/fr/un.md': article('Un', body),
    'mon-site/fr/carre.png': await picture(),
    'mon-site/fr/deux.md': article('Deux', 'Texte.'),
  });

const none = { created: 0, changed: 0, unchanged: 0 };
const created = (count: number) => ({ ...none, created: count });

test('a zip of Markdown is read first, written only once confirmed, and gone afterwards', async () => {
  expect(await read(await makeSite())).toMatchObject({
    stage: 'ready',
    report: { articles: created(2), pages: none, authors: 1, errors: [], leftOut: [] },
  });
  expect(await db().article.count()).toBe(0);
  await runJob('importing');
  expect(await readArchiveState()).toMatchObject({
    stage: 'done',
    report: { articles: created(2) },
  });
  const un = await db().article.findFirstOrThrow({ where: { slug: 'un' } });
  expect(un.body).toMatch(/^Texte\.\n\n!\[Un carré\]\(\/media\/[0-9a-f]{16}\)$/);
  await expect(unpack(archivePath('archive'), archivePath('x'))).rejects.toThrow();
});

test('starting an import again doubles nothing', async () => {
  await read(await makeSite());
  await runJob('importing');
  await read(await makeSite());
  expect(await readArchiveState()).toMatchObject({
    report: { articles: { ...none, unchanged: 2 } },
  });
  await runJob('importing');
  expect(await db().article.count()).toBe(2);
});

test('a mistake is named with its file and line, and nothing is imported', async () => {
  const state = await read(await makeSite('![Un carré](rond.png)'));
  expect(state).toMatchObject({ stage: 'ready', report: { articles: none } });
  const [error] = 'report' in state ? state.report.errors : [];
  expect(error).toMatch(/^fr\/un\.md:11: .*rond\.png/);
  await runJob('importing');
  expect(await db().article.count()).toBe(0);
});

test('an export of Ghost in a zip comes with the pictures that are there', async () => {
  const state = await read(
    await makeZip({
      'export/ghost.json': readFileSync('lib/imports/from-ghost/fixtures/ghost-5.json'),
      'export/content/images/2024/02/log-after.png': await picture(),
    }),
  );
  expect(state).toMatchObject({ stage: 'ready', report: { errors: [] } });
  const { report } = state as Extract<typeof state, { stage: 'ready' }>;
  expect(report.articles.created).toBeGreaterThan(0);
  const missing = report.toCheck
    .flatMap(({ kind, detail }) => (kind === 'picture-missing' ? [detail] : []))
    .join();
  expect(missing).toContain('log-before.png');
  expect(missing).not.toContain('log-after.png');
});

test('an export of WordPress needs no zip', async () => {
  const state = await read(readFileSync('lib/imports/from-wordpress/fixtures/wordpress.xml'));
  expect(state).toMatchObject({ stage: 'ready', report: { errors: [] } });
  const { report } = state as Extract<typeof state, { stage: 'ready' }>;
  expect(report.articles.created).toBeGreaterThan(0);
  expect(report.toCheck.length).toBeGreaterThan(0);
  expect(await db().article.count()).toBe(0);
});

test.each([
  ['unsafe', async () => patch(await makeZip({ 'aa/bb/c.md': 'x' }), 'aa/bb/c', '../../c')],
  ['nothing', () => makeZip({ 'a.txt': 'x' })],
  ['nothing', async () => Buffer.from('%PDF-1.7')],
  ['unreadable', () => makeZip({ 'ghost.json': '{' })],
  ['unreadable', async () => Buffer.from('<html>')],
])('says what is wrong with an archive: %s', async (problem, make) => {
  expect(await read(await make())).toMatchObject({ stage: 'failed', problem });
});

test('what was written in the studio stays beside what is imported', async () => {
  await read(await makeSite('Un.'));
  await runJob('importing');
  const { id: articleId } = await db().article.findFirstOrThrow({ where: { slug: 'un' } });
  const id = (await openArticle(articleId, 'jawad@example.org')) ?? 0;
  await read(await makeSite('Un, corrigé.'));
  await runJob('importing');
  expect((await readDraft(id))?.draft.content.body).toBe('Un, corrigé.');
  expect((await listRevisions(id)).map(({ reason }) => reason)).toEqual(['replaced']);
  const draft = await readDraft(id);
  if (!draft) throw new Error('no draft');
  const content = { ...draft.draft.content, body: 'Au studio.' };
  const save = { id, base: draft.draft.version, saveId: 'one', content };
  await saveDraft(save, 'jawad@example.org');
  await read(await makeSite('Importé.'));
  await runJob('importing');
  expect(await readDraft(id)).toMatchObject({
    draft: { content: { body: 'Au studio.' } },
    changedElsewhere: { body: 'Importé.' },
  });
});

test('a text that was edited here is named first, and replaced only if that was chosen', async () => {
  await read(await makeSite('Un.'));
  await runJob('importing');
  const where = { where: { slug: 'un' } };
  await db().article.updateMany({ ...where, data: { body: 'Corrigé ici.' } });
  const left = [{ kind: 'left-edited', article: 'Un', detail: '/articles/un' }];
  const counts = { ...none, unchanged: 2 };
  const expected = { report: { articles: counts, left, toCheck: [] } };
  expect(await read(await makeSite('Corrigé là-bas.'))).toMatchObject(expected);
  await runJob('importing');
  expect(await readArchiveState()).toMatchObject({ stage: 'done', ...expected });
  expect(await db().article.findFirst(where)).toMatchObject({ body: 'Corrigé ici.' });

  await read(await makeSite('Corrigé là-bas.'));
  await runJob('importing', true);
  expect(await readArchiveState()).toMatchObject({
    report: { articles: { ...none, changed: 1, unchanged: 1 }, left: [] },
  });
  expect(await db().article.findFirst(where)).toMatchObject({ body: 'Corrigé là-bas.' });
});

test('an import that was stopped goes on as it was begun', async () => {
  await upload(await makeSite());
  const pid = 2 ** 30;
  writeState({ stage: 'importing', pid, done: 0, all: 0, overwrite: true });
  expect(await readArchiveState()).toEqual({
    stage: 'stopped',
    during: 'importing',
    overwrite: true,
  });
});

test('drafts come back with an export, and one that was changed since is named', async () => {
  await read(await makeSite());
  await runJob('importing');
  const content = { title: 'Idée', body: 'Un' };
  await createDraft({ locale: 'fr', content }, 'jawad@example.org');
  const zip = await buffer(await exportZip());
  await db().draft.deleteMany();
  expect(await read(zip)).toMatchObject({ report: { drafts: created(1), toCheck: [] } });
  expect(await db().draft.count()).toBe(0);
  await runJob('importing');
  const draft = await db().draft.findFirstOrThrow();
  expect((await readDraft(draft.id))?.draft.content).toMatchObject(content);
  const save = { id: draft.id, base: 1, saveId: 'save-1' };
  await saveDraft({ ...save, content: { ...emptyContent, title: 'Autre' } }, 'jawad@example.org');
  expect(await read(zip)).toMatchObject({
    report: {
      drafts: { ...none, unchanged: 1 },
      toCheck: [
        {
          kind: 'draft-kept',
          article: 'drafts/fr/idee.md',
          detail: expect.stringMatching(/^the draft was changed/),
        },
      ],
    },
  });
});

test('what is exported can be imported again and changes nothing', async () => {
  await read(await makeSite());
  await runJob('importing');
  const zip = await buffer(await exportZip());
  expect(await read(zip)).toMatchObject({ report: { articles: { ...none, unchanged: 2 } } });
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  await unpack(archivePath('archive'), folder);
  expect(readFileSync(join(folder, 'fr/un.md'), 'utf8')).toContain('![Un carré](un/cover.png)');
  rmSync(folder, { recursive: true });
});

test('a blog of Jekyll in a zip comes with its pictures, redirects and what to check', async () => {
  const zip = await makeZip({
    'blog/_config.yml': 'url: https://old.example\n',
    'blog/_posts/2024-01-02-un.md': '---\ntitle: Un\n---\n![A](/a.png)\n\n{% include x.html %}\n',
    'blog/_posts/2024-01-03-deux.md': '---\ntitle: [\n---\n',
    'blog/a.png': await picture(),
  });
  expect(await read(zip)).toMatchObject({
    stage: 'ready',
    report: {
      articles: created(1),
      errors: [],
      leftOut: [expect.stringMatching(/^_posts\/2024-01-03-deux\.md:3: its front matter/)],
      toCheck: [
        {
          kind: 'shortcode-removed',
          article: 'Un',
          detail: '{% include x.html %} (_posts/2024-01-02-un.md:6)',
        },
      ],
      redirects: ['/2024/01/02/un.html → /articles/un'],
    },
  });
  await runJob('importing');
  const { body } = await db().article.findFirstOrThrow({ where: { slug: 'un' } });
  expect(body).toMatch(/^!\[A\]\(\/media\/[0-9a-f]{16}\)$/);
});

test('a zip of Substack comes without the addresses of its readers', async () => {
  const zip = await makeZip({
    'posts.csv': 'post_id,post_date,is_published,title\n1.un,2024-01-02T08:00:00Z,true,Un\n',
    'posts/1.un.html': '<p>Texte.</p>',
    'email_list.me.csv': 'email\nreader@example.com\n',
  });
  expect(await read(zip)).toMatchObject({ stage: 'ready', report: { articles: created(1) } });
  expect(existsSync(archivePath('unpacked', 'email_list.me.csv'))).toBe(false);
  await runJob('importing');
  expect(await readArchiveState()).toMatchObject({ stage: 'done' });
});

test('with the old site’s address, its links lead to the articles here', async () => {
  const zip = await makeZip({
    'posts.csv': 'post_id,post_date,is_published,title\n1.un,2024-01-02T08:00:00Z,true,Un\n',
    'posts/1.un.html': '<p><a href="https://lettre.example/p/un">Un</a></p>',
  });
  await read(zip, 'https://lettre.example/');
  await runJob('importing');
  const { body } = await db().article.findFirstOrThrow({ where: { slug: 'un' } });
  expect(body).toBe('[Un](/articles/un)');
});
