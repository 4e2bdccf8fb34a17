import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { siteConfig } from '@/site.config';
import { getAuthor, getOwner, listAuthorLocales } from './author-queries';
import { saveAuthor } from './commands';

withEmptyStore();

const photo = { id: '00000000000000aa', width: 40, height: 40 };
const profile = {
  name: 'Jawad',
  role: { fr: "L'ingénieur" },
  photo,
  biography: { fr: 'Il conseille.' },
  links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/x' }],
};

describe('an author', () => {
  test('has role, photo, biography and links', async () => {
    await saveAuthor('jawad', profile);
    await publish({ slug: 'a' });
    expect(await getAuthor('fr', 'jawad')).toEqual({
      ...profile,
      slug: 'jawad',
      role: 'L’ingénieur',
      photo: photo.id,
      biography: 'Il conseille.',
    });
  });

  test('is null without a visible article in the language', async () => {
    await publish({ slug: 'a', publishedAt: null });
    await publish({ slug: 'b', locale: 'en' });
    expect(await getAuthor('fr', 'jawad')).toBeNull();
    expect(await getAuthor('en', 'jawad')).toMatchObject({ role: '', photo: null, biography: '' });
    expect(await getAuthor('en', 'unknown')).toBeNull();
    expect(await listAuthorLocales('jawad')).toEqual(['en']);
  });
});

test('the owner has the photo of the author whom site.config.ts names', async () => {
  const { name, role, photoOf } = siteConfig.owner;
  expect(await getOwner('en')).toEqual({ name, role: role.en, photo: null });
  await saveAuthor(photoOf, profile);
  expect((await db().author.findFirstOrThrow()).photoId).toBe(photo.id);
  expect(await getOwner('fr')).toEqual({ name, role: role.fr, photo: photo.id });
});
