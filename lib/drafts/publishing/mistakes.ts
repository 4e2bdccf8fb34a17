import 'server-only';
import { articleSchema } from '@/lib/articles/files/front-matter';
import type { Locale } from '@/lib/i18n/locales';
import { type BodyFault, findLinkTarget, listBodyFaults } from '@/lib/markdown/check-markdown';
import type { Section } from '@/lib/markdown/content-folder';
import { isAbsoluteAddress } from '@/lib/markdown/picture-files';
import { getImageId } from '@/lib/markdown/pictures';
import { type MarkdownScan, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { slugPattern } from '@/lib/markdown/slug';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import type { Content } from '../content';
import { listKnownPictures } from './known-pictures';
import { findSlugOwner, type SlugOwner } from './slug-owner';

/** Why a text cannot be published, and where: a field, or a line of the body */
export type Mistake =
  | { field: keyof Content; kind: 'invalid' | 'empty' | 'unknown' | 'ownSite' | 'translated' }
  | { field: 'slug'; kind: 'taken'; owner: SlugOwner }
  | { line: number; kind: 'missingPicture'; address: string }
  | BodyFault;

type Text = { locale: Locale; articleId: number | null; translationKey: string | null };

/** What `articles check` would say of it. @param content as it will be published */
export async function listMistakes(text: Text, content: Content): Promise<Mistake[]> {
  return [...(await listFieldMistakes(text, content)), ...(await listBodyMistakes(content))];
}

async function listFieldMistakes(text: Text, content: Content): Promise<Mistake[]> {
  const { slug, author, body, canonicalUrl, cover } = content;
  const mistakes: Mistake[] = listInvalidFields(content).map((field) => ({
    field,
    kind: 'invalid',
  }));
  if (!body.trim()) mistakes.push({ field: 'body', kind: 'empty' });
  if (slugPattern.test(slug)) {
    const owner = await findSlugOwner(text.locale, slug, text.articleId);
    if (owner) mistakes.push({ field: 'slug', kind: 'taken', owner });
  } else {
    mistakes.push({ field: 'slug', kind: 'invalid' });
  }
  if (author && (await db().author.count({ where: { slug: author } })) === 0) {
    mistakes.push({ field: 'author', kind: 'unknown' });
  }
  if (cover && !(await listKnownPictures({ body: '', cover })).has(cover)) {
    mistakes.push({ field: 'cover', kind: 'unknown' });
  }
  if (canonicalUrl.trim().startsWith(`${env().SITE_URL}/`)) {
    mistakes.push({ field: 'canonicalUrl', kind: 'ownSite' });
  }
  if (await hasOtherTranslation(text)) mistakes.push({ field: 'title', kind: 'translated' });
  return mistakes;
}

function listInvalidFields({ slug: _, body: __, topics, featured, ...words }: Content) {
  const lines = Object.entries(words).map(([key, line]) => [key, line.trim() || undefined]);
  const result = articleSchema.safeParse({ ...Object.fromEntries(lines), topics, featured });
  const fields = result.error?.issues.map(({ path }) => path[0] as keyof Content);
  return [...new Set(fields)];
}

/** Whether another article has become the translation that this one was begun as. */
async function hasOtherTranslation({ locale, articleId, translationKey }: Text): Promise<boolean> {
  if (articleId !== null || translationKey === null) return false;
  return (await db().article.count({ where: { locale, translationKey } })) > 0;
}

async function listBodyMistakes({ body }: Content): Promise<Mistake[]> {
  const scan = scanMarkdown(body);
  const pictures = await listKnownPictures({ body, cover: '' });
  const isMissing = (address: string) =>
    !isAbsoluteAddress(address) ||
    (getImageId(address) && !pictures.has(getImageId(address) ?? ''));
  const faults = listBodyFaults(scan, await readLinkTargets(scan), new Set(pictures.keys()));
  const missing = scan.pictures.flatMap(({ address, line }): Mistake[] =>
    isMissing(address) ? [{ line, kind: 'missingPicture', address }] : [],
  );
  const others = faults.filter(
    (fault) => fault.kind !== 'foreignPicture' || !isMissing(fault.address),
  );
  return [...others, ...missing].sort((one, other) => lineOf(one) - lineOf(other));
}

const lineOf = (mistake: Mistake) => ('line' in mistake ? mistake.line : 0);

/** Of what the links lead to, that which is there: reading all names would take a tenth of a second. */
async function readLinkTargets(scan: MarkdownScan): Promise<Record<Section, Set<string>>> {
  const targets = scan.links.flatMap(({ address }) => findLinkTarget(address) ?? []);
  const slugsOf = (section: Section) => ({
    slug: {
      in: targets
        .filter((target) => target.section === section)
        .map(({ name }) => name.slice(name.indexOf('/') + 1)),
    },
  });
  const select = { locale: true, slug: true };
  const ofArticle = { ...slugsOf('article') };
  const [articles, formerArticles, pages, formerPages] = await Promise.all([
    db().article.findMany({ where: { ...ofArticle, deletedAt: null }, select }),
    db().formerSlug.findMany({ where: { ...ofArticle, article: { deletedAt: null } }, select }),
    db().page.findMany({ where: slugsOf('page'), select }),
    db().formerPageSlug.findMany({ where: slugsOf('page'), select }),
  ]);
  const namesOf = (rows: { locale: string; slug: string }[]) =>
    new Set(rows.map(({ locale, slug }) => `${locale}/${slug}`));
  return {
    article: namesOf([...articles, ...formerArticles]),
    page: namesOf([...pages, ...formerPages]),
  };
}
