import type { Profile } from '@/lib/articles/author-profile';
import { profileSchema } from '@/lib/articles/author-profile';
import { type Locale, locales } from '@/lib/i18n/locales';
import { trimBody } from '@/lib/markdown/front-matter';
import { slugify, slugPattern } from '@/lib/markdown/slug';
import type { AuthorError, AuthorErrors, AuthorFields } from './author';

const maxLinks = 50;

/** @param sent the fields of a form: whatever is missing is empty */
export function readAuthorFields(sent: Record<string, string>): AuthorFields {
  const read = (name: string) => (sent[name] ?? '').replace(/\r\n?/g, '\n');
  const rows = Object.keys(sent).filter((name) => /^url-\d+$/.test(name));
  return {
    name: read('name'),
    slug: read('slug'),
    role: byLocale((locale) => read(`role-${locale}`)),
    biography: byLocale((locale) => read(`biography-${locale}`)),
    links: rows
      .slice(0, maxLinks)
      .map((_, index) => ({ label: read(`label-${index}`), url: read(`url-${index}`) })),
    photo: read('photo'),
  };
}

type Parsed = { ok: true; slug: string; profile: Profile } | { ok: false; errors: AuthorErrors };

/** An empty role, biography or link is none. */
export function parseAuthorFields(fields: AuthorFields): Parsed {
  const { name, role, biography, links } = fields;
  const rows = links.flatMap(({ label, url }, row) =>
    label.trim() || url.trim() ? [{ label, url: url.trim(), row }] : [],
  );
  const parsed = profileSchema.safeParse({
    name,
    role: onlyGiven(role, (text) => text.trim()),
    biography: onlyGiven(biography, trimBody),
    links: rows.map(({ label, url }) => ({ label, url })),
  });
  const slug = fields.slug.trim() || slugify(name);
  const errors: AuthorErrors = {};
  for (const { path } of parsed.error?.issues ?? []) {
    const [field, place, part] = path.map(String);
    if (field === 'links') errors[`${part}-${rows[Number(place)]?.row}`] = part as AuthorError;
    else errors[place ? `${field}-${place}` : `${field}`] = field as AuthorError;
  }
  if (!slugPattern.test(slug) && !errors.name) errors.slug = 'slug';
  if (!parsed.success || errors.slug) return { ok: false, errors };
  return { ok: true, slug, profile: parsed.data };
}

export function byLocale(read: (locale: Locale) => string): Record<Locale, string> {
  const entries = locales.map((locale) => [locale, read(locale)]);
  return Object.fromEntries(entries);
}

function onlyGiven(texts: Record<Locale, string>, clean: (text: string) => string) {
  const entries = Object.entries(texts).map(([locale, text]) => [locale, clean(text)]);
  return Object.fromEntries(entries.filter(([, text]) => text));
}
