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

/** What readers would miss, without its line */
type Fault =
  | { kind: 'tooDeep' }
  | { kind: 'vanishing'; what: string }
  | { kind: 'undescribed' | 'foreignPicture' | 'uselessLink' | 'linkToFile'; address: string }
  | { kind: 'htmlPicture' | 'secondTitle' }
  | { kind: 'skippedLevel'; depth: number; previous: number }
  | { kind: 'brokenLink'; address: string; target: LinkTarget };

export type BodyFault = Fault & { line: number };

export function checkMarkdown(
  { file, scan, bodyLine }: ScannedFile,
  targets: LinkTargets,
  imageIds: Set<string>,
): FileError[] {
  return listBodyFaults(scan, targets, imageIds).map((fault) => ({
    file,
    line: bodyLine + fault.line - 1,
    message: describeFault(fault),
  }));
}

export function listBodyFaults(
  scan: MarkdownScan,
  targets: LinkTargets,
  imageIds: Set<string>,
): BodyFault[] {
  const faults: BodyFault[] = [];
  const add = (line: number, fault: Fault) => faults.push({ ...fault, line });
  if (scan.deepLine !== null) add(scan.deepLine, { kind: 'tooDeep' });
  for (const { what, line } of scan.vanishing) add(line, { kind: 'vanishing', what });
  for (const { alt, address, line } of scan.pictures) {
    if (!alt) add(line, { kind: 'undescribed', address });
    if (isAbsoluteAddress(address) && !imageIds.has(getImageId(address) ?? '')) {
      add(line, { kind: 'foreignPicture', address });
    }
  }
  for (const line of scan.htmlPictureLines) add(line, { kind: 'htmlPicture' });
  let previous = 1;
  for (const { depth, line } of scan.headings) {
    if (depth === 1) add(line, { kind: 'secondTitle' });
    else if (depth > previous + 1) add(line, { kind: 'skippedLevel', depth, previous });
    previous = Math.max(depth, 2);
  }
  for (const { address, line } of scan.links) {
    if (!isAllowedAddress(address)) add(line, { kind: 'uselessLink', address });
    const target = findLinkTarget(address);
    if (target && targets[target.section]?.has(target.name) === false) {
      add(line, { kind: 'brokenLink', address, target });
    }
    if (/^[^/:#?]+\.md$/.test(address)) add(line, { kind: 'linkToFile', address });
  }
  return faults;
}

function describeFault(fault: Fault): string {
  const level = (count: number) => '#'.repeat(count);
  switch (fault.kind) {
    case 'tooDeep':
      return 'nesting: too many levels to be shown: write it with at most 50';
    case 'vanishing':
      return `${fault.what}: readers will not see it: write a link to a page that shows it`;
    case 'undescribed':
      return `${fault.address}: write what the picture shows between the brackets`;
    case 'foreignPicture':
      return `${fault.address}: pictures are not loaded from other sites: put the file beside the text`;
    case 'htmlPicture':
      return 'a picture in HTML is not shown: write ![what it shows](file)';
    case 'secondTitle':
      return 'only the title is a heading of level 1: write ##';
    case 'skippedLevel':
      return `${level(fault.depth)} after ${level(fault.previous)}: write ${level(fault.previous + 1)}`;
    case 'uselessLink':
      return `${fault.address}: the link will not work: write an address with https: or mailto:`;
    case 'brokenLink':
      return `${fault.address}: there is no ${fault.target.section} ${fault.target.name}`;
    case 'linkToFile':
      return `${fault.address}: write the address on the site, e.g. /articles/name`;
  }
}

type LinkTarget = { section: Section; name: string };

export function findLinkTarget(address: string): LinkTarget | null {
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
