import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import type { FileError } from './file-errors';
import { isAbsoluteAddress } from './picture-files';
import { getImageId } from './pictures';
import type { MarkdownScan } from './scan-markdown';

type ScannedFile = {
  file: string;
  scan: MarkdownScan;
  /** The line of the file on which the Markdown begins */
  bodyLine: number;
};

/**
 * Reports missing alt texts, pictures that cannot be shown, skipped heading levels and broken links to articles.
 * @param articleNames current and former, e.g. `fr/mistral`
 * @param imageIds the pictures in the store
 */
export function checkMarkdown(
  { file, scan, bodyLine }: ScannedFile,
  articleNames: Set<string>,
  imageIds: Set<string>,
): FileError[] {
  const errors: FileError[] = [];
  const add = (line: number, message: string) =>
    errors.push({ file, line: bodyLine + line - 1, message });
  for (const { alt, address, line } of scan.pictures) {
    if (!alt) add(line, `${address}: say between the brackets what the picture shows`);
    if (isAbsoluteAddress(address) && !imageIds.has(getImageId(address) ?? '')) {
      add(line, `${address}: pictures are not loaded from elsewhere: put it beside the text`);
    }
  }
  for (const line of scan.htmlPictures) {
    add(line, 'a picture in HTML is not shown: write ![what it shows](file)');
  }
  let above = 1;
  for (const { depth, line } of scan.headings) {
    if (depth === 1) add(line, 'the title is the only heading of the first rank: write ##');
    else if (depth > above + 1) {
      const level = (rank: number) => '#'.repeat(rank);
      add(line, `${level(depth)} after ${level(above)}: write ${level(above + 1)}`);
    }
    above = Math.max(depth, 2);
  }
  for (const { address, line } of scan.links) {
    const name = findArticleName(address);
    if (name && !articleNames.has(name)) add(line, `${address}: there is no article ${name}`);
    if (/^[^/:#?]+\.md$/.test(address)) {
      add(line, `${address}: write the address on the site, as /articles/name`);
    }
  }
  return errors;
}

/** `/en/articles/mistral#prices` → `en/mistral`; null of all else. */
function findArticleName(address: string): string | null {
  const path = address.startsWith(`${env().SITE_URL}/`)
    ? address.slice(env().SITE_URL.length)
    : address;
  const [, locale = defaultLocale, slug] =
    /^\/(?:([a-z]{2})\/)?articles\/([^/?#]+?)(?:\.md)?(?:[?#].*)?$/.exec(path) ?? [];
  return slug && isLocale(locale) ? `${locale}/${slug}` : null;
}
