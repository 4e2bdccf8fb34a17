import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import type { FileError } from './file-errors';
import { isAbsoluteAddress } from './picture-files';
import { getImageId } from './pictures';
import type { MarkdownScan } from './scan-markdown';

type ScannedFile = {
  file: string;
  scan: MarkdownScan;
  bodyLine: number;
};

/** @param articleNames current and former ones, e.g. `fr/mistral` */
export function checkMarkdown(
  { file, scan, bodyLine }: ScannedFile,
  articleNames: Set<string>,
  imageIds: Set<string>,
): FileError[] {
  const errors: FileError[] = [];
  const add = (line: number, message: string) =>
    errors.push({ file, line: bodyLine + line - 1, message });
  for (const { alt, address, line } of scan.pictures) {
    if (!alt) add(line, `${address}: write what the picture shows between the brackets`);
    if (isAbsoluteAddress(address) && !imageIds.has(getImageId(address) ?? '')) {
      add(
        line,
        `${address}: pictures are not loaded from other sites: put the file beside the text`,
      );
    }
  }
  for (const line of scan.htmlPictureLines) {
    add(line, 'a picture in HTML is not shown: write ![what it shows](file)');
  }
  let previous = 1;
  for (const { depth, line } of scan.headings) {
    if (depth === 1) add(line, 'only the title is a heading of level 1: write ##');
    else if (depth > previous + 1) {
      const level = (count: number) => '#'.repeat(count);
      add(line, `${level(depth)} after ${level(previous)}: write ${level(previous + 1)}`);
    }
    previous = Math.max(depth, 2);
  }
  for (const { address, line } of scan.links) {
    const name = findArticleName(address);
    if (name && !articleNames.has(name)) add(line, `${address}: there is no article ${name}`);
    if (/^[^/:#?]+\.md$/.test(address)) {
      add(line, `${address}: write the address on the site, e.g. /articles/name`);
    }
  }
  return errors;
}

function findArticleName(address: string): string | null {
  const path = address.startsWith(`${env().SITE_URL}/`)
    ? address.slice(env().SITE_URL.length)
    : address;
  const [, locale = defaultLocale, slug] =
    /^\/(?:([a-z]{2})\/)?articles\/([^/?#]+?)(?:\.md)?(?:[?#].*)?$/.exec(path) ?? [];
  return slug && isLocale(locale) ? `${locale}/${slug}` : null;
}
