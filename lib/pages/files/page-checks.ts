import 'server-only';
import { isReservedSlug } from '@/lib/i18n/routes';
import { checkMarkdown } from '@/lib/markdown/check-markdown';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import {
  checkDuplicates,
  checkNames,
  checkPictures,
  formatTextName,
  type StoredTexts,
} from '@/lib/markdown/text-checks';
import { db } from '@/lib/store/db';
import type { ParsedPage, ParsedPages } from './page-folder';

/** @param articleNames that links may lead to */
export async function listPageErrors(
  parsed: ParsedPages,
  articleNames: Set<string>,
): Promise<FileError[]> {
  const stored = await readStoredPages();
  const images = await db().image.findMany({ select: { id: true } });
  const imageIds = new Set(images.map(({ id }) => id));
  const files = new Map([
    ...parsed.invalid,
    ...parsed.pages.map((one) => [formatTextName(one), one.file] as const),
  ]);
  const names = { article: articleNames, page: listNames(parsed, stored) };
  const errors = [
    ...parsed.errors,
    ...parsed.pages.flatMap((one) => [
      ...checkAddresses(one),
      ...checkNames('page', toNamedText(one), files, stored),
      ...checkMarkdown(one, names, imageIds),
    ]),
    ...checkDuplicates('page', parsed.pages.map(toNamedText)),
    ...(await checkPictures(parsed.pages)),
  ];
  return errors.sort(compareFileErrors);
}

/** Names that links may lead to, current and former, of files and store. */
export async function listPageNames(parsed: ParsedPages): Promise<Set<string>> {
  return listNames(parsed, await readStoredPages());
}

function listNames({ pages, invalid }: ParsedPages, stored: StoredTexts): Set<string> {
  const ofFiles = pages.flatMap(({ locale, slug, page }) =>
    [slug, ...page.formerSlugs].map((each) => formatTextName({ locale, slug: each })),
  );
  return new Set([
    ...ofFiles,
    ...invalid.keys(),
    ...stored.texts.keys(),
    ...stored.formerSlugs.keys(),
  ]);
}

async function readStoredPages(): Promise<StoredTexts> {
  const pages = await db().page.findMany({
    select: {
      locale: true,
      slug: true,
      translationKey: true,
      formerSlugs: { select: { locale: true, slug: true } },
    },
  });
  return {
    texts: new Map(pages.map((page) => [formatTextName(page), page.translationKey])),
    formerSlugs: new Map(
      pages.flatMap((page) =>
        page.formerSlugs.map((former) => [formatTextName(former), formatTextName(page)] as const),
      ),
    ),
  };
}

function toNamedText({ page, ...text }: ParsedPage) {
  const { translationOf, formerSlugs } = page;
  return { ...text, formerSlugs, ...(translationOf && { translationOf }) };
}

function checkAddresses({ file, slug, page, findLine }: ParsedPage): FileError[] {
  const taken = (one: string) =>
    `/${one} is an address of the site itself: choose another name, e.g. ${one}-1`;
  const formerSlugs = page.formerSlugs.filter(isReservedSlug);
  return [
    ...(isReservedSlug(slug) ? [{ file, line: 1, message: taken(slug) }] : []),
    ...formerSlugs.map((former) => ({
      file,
      line: findLine('formerSlugs'),
      message: `formerSlugs: /${former} is an address of the site itself, which no page can have had`,
    })),
  ];
}
