import 'server-only';
import { isReservedSlug } from '@/lib/i18n/routes';
import { checkMarkdown } from '@/lib/markdown/check-markdown';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import {
  checkDuplicates,
  checkNames,
  checkPictures,
  findStoredSlug,
  formatTextName,
  indexedColumns,
  indexTexts,
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
  const toNamed = (one: ParsedPage) => toNamedText(one, stored);
  const errors = [
    ...parsed.errors,
    ...parsed.pages.flatMap((one) => [
      ...checkAddresses(one),
      ...checkNames('page', toNamed(one), files, stored),
      ...checkMarkdown(one, names, imageIds),
    ]),
    ...checkDuplicates('page', parsed.pages.map(toNamed)),
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
      ...indexedColumns,
      formerSlugs: { select: { locale: true, slug: true } },
    },
  });
  return {
    ...indexTexts(pages),
    formerSlugs: new Map(
      pages.flatMap((page) =>
        page.formerSlugs.map((former) => [formatTextName(former), formatTextName(page)] as const),
      ),
    ),
  };
}

function toNamedText({ page, ...text }: ParsedPage, stored: StoredTexts) {
  const { translationOf, formerSlugs } = page;
  const storedSlug = findStoredSlug(text, stored);
  return { ...text, formerSlugs, storedSlug, ...(translationOf && { translationOf }) };
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
