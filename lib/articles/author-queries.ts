import 'server-only';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import type { Author, Person } from './article';
import { parseAuthorLinks, parseBiography, parseRole } from './author-profile';

/** Null for an author without a visible article in this language. */
export async function getAuthor(locale: Locale, slug: string): Promise<Author | null> {
  const author = await db().author.findFirst({
    where: { slug, articles: { some: whereVisible(locale) } },
    select: { name: true, role: true, photoId: true, biography: true, links: true },
  });
  if (!author) return null;
  return {
    slug,
    name: author.name,
    role: typeset(parseRole(author.role)[locale] ?? '', locale),
    photo: author.photoId,
    biography: parseBiography(author.biography)[locale] ?? '',
    links: parseAuthorLinks(author.links),
  };
}

export async function listAuthorLocales(slug: string): Promise<Locale[]> {
  const rows = await db().article.findMany({
    where: { ...whereVisible(), author: { slug } },
    select: { locale: true },
    distinct: ['locale'],
  });
  return rows.map(({ locale }) => locale).filter(isLocale);
}

/** The `owner` of site.config.ts, who answers on the contact page. */
export async function getOwner(locale: Locale): Promise<Person> {
  const { name, role, photoOf } = site.owner;
  const author = photoOf
    ? await db().author.findFirst({ where: { slug: photoOf }, select: { photoId: true } })
    : null;
  return { name, role: role[locale], photo: author?.photoId ?? null };
}
