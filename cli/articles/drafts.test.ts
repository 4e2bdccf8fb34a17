import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { createDraft } from '@/lib/drafts/commands';
import type { Content } from '@/lib/drafts/content';
import { moveToBin } from '@/lib/drafts/list/commands';
import { getPreview } from '@/lib/drafts/preview-link';
import { formatTimestamp } from '@/lib/i18n/dates';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { changeArticle, changeDraft, write, writer } from '@/lib/testing/drafts';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

withEmptyStore();

const run = (...argv: string[]) => runOn(runArticles, argv);
/** Changes an article in the studio. */
const change = async (changes: Partial<Content>) =>
  changeArticle((await saveArticle(articleInput)).id, changes);

test('list has drafts of the studio first, and says which articles are changed since', async () => {
  const idea = await write({ title: 'Idée ', author: 'nora', topics: ['Maroc', 'Droit'] });
  await write({ title: 'Autre' });
  await saveArticle({ ...articleInput, slug: 'intact' });
  const changed = await change({ title: 'Autre titre' });
  const rows = await db().draft.findMany({ orderBy: { id: 'asc' } });
  const timeOf = (id: number) => {
    const { savedAt } = rows.find((row) => row.id === id) ?? {};
    return savedAt ? formatTimestamp(savedAt) : '';
  };
  const { stdout } = await run('list');
  const lines = stdout.split('\n').map((line) => line.split(/ {2,}/));
  expect(lines[0]).toEqual([
    ...['STATUS', 'DATE', 'ARTICLE', 'TITLE', 'AUTHOR', 'TOPICS', 'CHANGED SINCE'],
  ]);
  expect(lines.slice(1, -1).map((line) => line.slice(0, 1).concat(line.slice(2, 4)))).toEqual(
    expect.arrayContaining([
      ['draft', `drafts/${idea}`, 'Idée'],
      ['published', 'fr/intact', 'Mistral'],
      ['published', 'fr/mistral', 'Mistral'],
    ]),
  );
  expect(lines.slice(1, 3).every(([status]) => status === 'draft')).toBe(true);
  expect(lines.find((line) => line.includes('fr/mistral'))?.at(-1)).toBe(timeOf(changed));
  expect(lines.find((line) => line.includes('fr/intact'))?.at(-1)).toBe('-');

  const json = async (...options: string[]) =>
    JSON.parse((await run('list', '--json', ...options)).stdout);
  expect(await json('--drafts')).toMatchObject([{}, {}]);
  const found = await json();
  expect(found).toContainEqual(
    expect.objectContaining({
      ...{ id: null, locale: 'fr', title: 'Idée ', author: 'nora', topics: ['Maroc', 'Droit'] },
      ...{ status: 'draft', address: null, draft: `drafts/${idea}`, publishedAt: null },
    }),
  );
  expect(found).toContainEqual(
    expect.objectContaining({ slug: 'mistral', status: 'published', draft: `drafts/${changed}` }),
  );
  expect(found).toContainEqual(
    expect.objectContaining({ slug: 'intact', draft: null, changedAt: null }),
  );
  expect(await json('--published', '--locale', 'en')).toEqual([]);
  await moveToBin({ articleId: null, draftId: idea });
  expect(await json('--drafts')).toHaveLength(1);
  expect(await json('--bin')).toMatchObject([{ draft: `drafts/${idea}`, status: 'deleted' }]);
});

test('check says of drafts what the studio would say before it publishes them', async () => {
  await db().author.create({ data: { slug: 'jawad', name: 'Jawad' } });
  const ready = await write({ title: 'T', dek: 'D', body: 'Texte.' });
  expect(await run('check', '--drafts')).toEqual({
    code: 0,
    stdout: 'No errors in 1 draft.\n',
    stderr: '',
  });
  const id = await change({
    dek: 'd'.repeat(501),
    body: 'Un.\n\n![](/media/0123456789abcdef)\n\n# Deux',
  });
  const lines = [
    `drafts/${id}:dek: Shorten the introduction: 500 characters at most.`,
    `drafts/${id}:3: a picture has no description. Say what it shows.`,
    `drafts/${id}:5: only the title is of level 1. Choose level 2.`,
    '3 errors: correct them before you publish.\n',
  ].join('\n');
  for (const name of [`drafts/${id}`, 'drafts/mistral', 'drafts/fr/mistral', '--drafts']) {
    expect(await run('check', name)).toEqual({ code: 1, stdout: '', stderr: lines });
  }
  expect((await run('check', `drafts/${ready}`)).code).toBe(0);
  expect((await run('check', 'drafts/rien')).stderr).toMatch(
    /^There is no draft drafts\/rien\. Run "npm run articles -- list --drafts"/,
  );
  expect((await run('check')).stderr).toContain('missing required argument');
});

test('a draft of a page is checked and shown as a page', async () => {
  const content = { title: 'T', dek: 'D', slug: 'contact', body: 'Texte.' };
  const id = await createDraft({ kind: 'page', locale: 'fr', content }, writer);
  for (const name of [`drafts/${id}`, '--drafts']) {
    expect((await run('check', name)).stderr).toBe(
      `drafts/${id}:slug: This is the address of a page of the site itself. Choose another one.\n1 error: correct them before you publish.\n`,
    );
  }
  const { stdout } = await run('preview', `drafts/${id}`);
  expect(await getPreview('fr', new URL(stdout).searchParams.get('token'))).toMatchObject({
    page: { title: 'T' },
  });
});

test('preview prints a link that shows what is written', async () => {
  const id = await change({ title: 'Autre titre' });
  for (const name of [`drafts/${id}`, 'drafts/mistral']) {
    const { code, stdout, stderr } = await run('preview', name);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Whoever has this link can read what is written at the time, until \d/);
    const preview = await getPreview('fr', new URL(stdout).searchParams.get('token'));
    expect(preview).toMatchObject({ state: 'unpublished', article: { title: 'Autre titre' } });
  }
  await moveToBin({ articleId: null, draftId: await write({ title: 'Jeté' }) });
  expect((await run('preview', `drafts/${id + 1}`)).stderr).toContain('There is no draft');
});

test('drafts are exported, checked as files and imported; --no-drafts leaves them out', async () => {
  const id = await write({ title: 'Idée', body: 'Un' });
  const target = join(makeFolder(), 'export');
  expect((await run('export', target)).stdout).toBe(
    `Exported to ${target}: 0 articles, 1 draft, 0 pages, 0 authors, 0 pictures.\n`,
  );
  expect(Object.keys(readFolder(target))).toEqual(['drafts/fr/idee.md']);
  expect((await run('export', join(target, 'b'), '--no-drafts')).stdout).not.toContain('draft');
  const drafts = join(target, 'drafts');
  expect((await run('check', drafts)).stdout).toBe('No errors in 1 draft.\n');
  await db().draft.deleteMany();
  expect(await run('import', drafts)).toEqual({
    code: 0,
    stdout: `created  drafts/${id + 1} "Idée"\nImported 1 draft: 1 created, 0 changed, 0 unchanged.\n`,
    stderr: '',
  });
  await changeDraft(id + 1, { title: 'Au studio' });
  const file = join(drafts, 'fr/idee.md');
  expect(await run('import', file)).toEqual({
    code: 0,
    stdout: 'Imported 1 draft: 0 created, 0 changed, 1 unchanged.\n',
    stderr: `${file}: the draft was changed in the studio since the export: its text stays, that of the file is kept among its versions.\n`,
  });
});
