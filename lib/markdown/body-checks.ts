import type { FoundArticle } from '@/lib/articles/files/article-folder';
import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import type { Mistake } from './file-errors';
import { isAddress } from './picture-files';

/**
 * What readers would stumble over in the text.
 * @param names of all articles there will be, former ones too, as `fr/mistral`
 * @param images ids of the pictures that the store has
 */
export function checkBody(
  { file, marks, bodyLine }: FoundArticle,
  names: Set<string>,
  images: Set<string>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (line: number, what: string) =>
    mistakes.push({ file, line: bodyLine + line - 1, what });
  for (const { alt, address, line } of marks.pictures) {
    if (!alt) add(line, `${address}: say between the brackets what the picture shows`);
    const id = /^\/media\/([0-9a-f]{16})$/.exec(address)?.[1];
    if (isAddress(address) && !images.has(id ?? '')) {
      add(line, `${address}: pictures are not loaded from elsewhere: put it beside the text`);
    }
  }
  for (const line of marks.htmlPictures) {
    add(line, 'a picture in HTML is not shown: write ![what it shows](file)');
  }
  let above = 1;
  for (const { depth, line } of marks.headings) {
    if (depth === 1) add(line, 'the title is the only heading of the first rank: write ##');
    else if (depth > above + 1) {
      const level = (rank: number) => '#'.repeat(rank);
      add(line, `${level(depth)} after ${level(above)}: write ${level(above + 1)}`);
    }
    above = Math.max(depth, 2);
  }
  for (const { address, line } of marks.links) {
    const name = articleAt(address);
    if (name && !names.has(name)) add(line, `${address}: there is no article ${name}`);
    if (/^[^/:#?]+\.md$/.test(address)) {
      add(line, `${address}: write the address on the site, as /articles/name`);
    }
  }
  return mistakes;
}

/** `/en/articles/mistral#prices` → `en/mistral`; null of all else. */
function articleAt(address: string): string | null {
  const path = address.startsWith(`${env().SITE_URL}/`)
    ? address.slice(env().SITE_URL.length)
    : address;
  const [, locale = defaultLocale, slug] =
    /^\/(?:([a-z]{2})\/)?articles\/([^/?#]+?)(?:\.md)?(?:[?#].*)?$/.exec(path) ?? [];
  return slug && isLocale(locale) ? `${locale}/${slug}` : null;
}
