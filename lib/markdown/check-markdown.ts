import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { isReservedSlug } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import type { Section } from './content-folder';
import type { FileError } from './file-errors';
import { isAllowedAddress } from './parse-markdown';
import { isAbsoluteAddress } from './picture-files';
import { getImageId } from './pictures';
import type { MarkdownScan } from './scan-markdown';
import { slugPattern } from './slug';

type ScannedFile = {
  file: string;
  scan: MarkdownScan;
  bodyLine: number;
};

/** Current and former names, e.g. `fr/mistral`; links to a section without names are not checked. */
export type LinkTargets = Record<Section, Set<string> | undefined>;

export function checkMarkdown(
  { file, scan, bodyLine }: ScannedFile,
  targets: LinkTargets,
  imageIds: Set<string>,
): FileError[] {
  const errors: FileError[] = [];
  const add = (line: number, message: string) =>
    errors.push({ file, line: bodyLine + line - 1, message });
  if (scan.deepLine !== null) {
    add(scan.deepLine, 'nesting: too many levels to be shown: write it with at most 50');
  }
  for (const { what, line } of scan.vanishing) {
    add(line, `${what}: readers will not see it: write a link to a page that shows it`);
  }
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
    if (!isAllowedAddress(address)) {
      add(line, `${address}: the link will not work: write an address with https: or mailto:`);
    }
    const target = findTarget(address);
    if (target && targets[target.section]?.has(target.name) === false) {
      add(line, `${address}: there is no ${target.section} ${target.name}`);
    }
    if (/^[^/:#?]+\.md$/.test(address)) {
      add(line, `${address}: write the address on the site, e.g. /articles/name`);
    }
  }
  return errors;
}

function findTarget(address: string): { section: Section; name: string } | null {
  const path = address.startsWith(`${env().SITE_URL}/`)
    ? address.slice(env().SITE_URL.length)
    : address;
  const [, locale = defaultLocale, folder, slug = ''] =
    /^\/(?:([a-z]{2})\/)?(articles\/)?([^/?#]+?)(?:\.md)?(?:[?#].*)?$/.exec(path) ?? [];
  if (!isLocale(locale)) return null;
  const name = `${locale}/${slug}`;
  if (folder) return { section: 'article', name };
  return slugPattern.test(slug) && !isReservedSlug(slug) ? { section: 'page', name } : null;
}
