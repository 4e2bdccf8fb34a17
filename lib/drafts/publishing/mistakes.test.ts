import { expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, getDraft } from '../commands';
import { type Content, contentSchema } from '../content';
import { listMistakes } from './mistakes';

withEmptyStore();

const complete = { title: 'T', dek: 'D', slug: 't', body: 'Texte.', author: 'jawad' };

async function check(changes: Partial<Content>) {
  const content = contentSchema.parse({ ...complete, ...changes });
  const draft = await getDraft(await createDraft({ locale: 'fr', content }, 'jawad@example.org'));
  return draft && listMistakes(draft, content);
}

test('a complete text has none, whatever other sites it links to', async () => {
  await saveArticle(articleInput);
  expect(await check({ body: '[a](https://nowhere.example/) [b](/articles/mistral)' })).toEqual([]);
});

test('each has its field', async () => {
  await saveArticle(articleInput);
  const topics = ['!', 'a'.repeat(61)];
  const given = { title: '', dek: 'd'.repeat(501), topics, canonicalUrl: 'ici' };
  expect(
    await check({ ...given, slug: 'Majuscule', author: 'amina', cover: 'f'.repeat(16) }),
  ).toEqual([
    { field: 'title', kind: 'invalid' },
    { field: 'dek', kind: 'invalid' },
    { field: 'topics', kind: 'invalid' },
    { field: 'canonicalUrl', kind: 'invalid' },
    { field: 'slug', kind: 'invalid' },
    { field: 'author', kind: 'unknown' },
    { field: 'cover', kind: 'unknown' },
  ]);
  expect(await check({ slug: 'mistral' })).toEqual([
    { field: 'slug', kind: 'taken', owner: { kind: 'current', title: 'Mistral' } },
  ]);
});

test('each has its line, and pictures of the library are known', async () => {
  await saveArticle(articleInput);
  const id = '0123456789abcdea';
  await db().upload.create({ data: { id, name: 'a.jpg', width: 1, height: 1, bytes: 1 } });
  const body = `# Titre

#### Trop bas

![](/media/${id}) ![Absente](/media/${'a'.repeat(16)})

![Fichier](photo.jpg) ![Ailleurs](https://example.org/a.jpg)

[Cassé](/articles/nulle-part) [Fichier](autre.md) [Non](javascript:a)`;
  expect(await check({ body })).toEqual([
    { line: 1, kind: 'secondTitle' },
    { line: 3, kind: 'skippedLevel', depth: 4, previous: 2 },
    { line: 5, kind: 'undescribed', address: `/media/${id}` },
    { line: 5, kind: 'missingPicture', address: `/media/${'a'.repeat(16)}` },
    { line: 7, kind: 'foreignPicture', address: 'https://example.org/a.jpg' },
    { line: 7, kind: 'missingPicture', address: 'photo.jpg' },
    {
      line: 9,
      kind: 'brokenLink',
      address: '/articles/nulle-part',
      target: { section: 'article', name: 'fr/nulle-part' },
    },
    { line: 9, kind: 'linkToFile', address: 'autre.md' },
    { line: 9, kind: 'uselessLink', address: 'javascript:a' },
  ]);
});
