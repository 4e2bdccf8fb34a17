import { expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft } from './commands';
import { contentSchema } from './content';
import { readDraft } from './open-draft';
import { readSaveForm } from './save-form';
import { answerSaveForm } from './save-request';
import { renderUnsavedPage } from './unsaved-page';

withEmptyStore();

const jawad = 'jawad@example.org';
const texts = { title: 'Un', dek: 'Deux', body: 'Trois' };
const content = contentSchema.parse({
  ...texts,
  topics: ['Maroc'],
  featured: true,
  nav: 'header',
  form: true,
});

function fill(draft: number, fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries({ draft: String(draft), base: '1', ...fields }))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}

async function save(draft: number, fields: Record<string, string | string[]>) {
  const answer = await answerSaveForm(readSaveForm(fill(draft, { ...texts, ...fields })), jawad);
  return { answer, content: (await readDraft(draft))?.draft.content };
}

test('what was chosen beside an article is saved: topics by boxes and by commas, a box that is not ticked', async () => {
  const id = await createDraft({ locale: 'fr', content }, jawad);
  const saved = await save(id, {
    slug: 'un',
    author: 'jawad',
    topics: ['Maroc', 'Arts, lettres'],
    moreTopics: 'Voyage, , Fès',
    searchTitle: 'Un, deux',
  });
  expect(saved.answer).toMatchObject({ done: 'saved' });
  expect(saved.content).toEqual({
    ...content,
    slug: 'un',
    author: 'jawad',
    topics: ['Maroc', 'Arts, lettres', 'Voyage', 'Fès'],
    searchTitle: 'Un, deux',
    featured: false,
  });
});

test('what was chosen beside a page is saved', async () => {
  const id = await createDraft({ kind: 'page', locale: 'fr', content }, jawad);
  expect((await save(id, { slug: 'un', nav: 'footer' })).content).toEqual({
    ...content,
    slug: 'un',
    nav: 'footer',
    form: false,
  });
});

test('a form without these fields leaves them as they are', async () => {
  const id = await createDraft({ locale: 'fr', content }, jawad);
  expect((await save(id, { title: 'Autre' })).content).toEqual({ ...content, title: 'Autre' });
});

test('a form that could not be saved carries them on', () => {
  const sent = readSaveForm(
    fill(1, { ...texts, slug: 'un', topics: ['Maroc', 'Fès'], featured: 'on', other: 'x' }),
  );
  const page = renderUnsavedPage('fr', { problem: 'failed' }, sent);
  expect(page).toContain('<input type="hidden" name="slug" value="un">');
  expect(page).toContain('<input type="hidden" name="topics" value="Maroc\nFès">');
  expect(page).toContain('<input type="hidden" name="featured" value="on">');
  expect(page).not.toContain('name="other"');
  const again = readSaveForm(fill(1, { ...texts, slug: 'un', topics: 'Maroc\r\nFès' }));
  expect(again.topics).toBe(sent.topics);
});
