import { slugify } from '@/lib/markdown/slug';
import type { ImportedPicture } from './imported';
import { decodePath } from './plain-text';

const extensions = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg'];

/** One article's pictures: each address once, each name once. */
export type PictureShelf = { list: ImportedPicture[]; add(address: string): string };

/** @param list to which pictures are added */
export function createPictureShelf(list: ImportedPicture[] = []): PictureShelf {
  const names = new Map(list.map(({ name, address }) => [address, name]));
  const taken = new Set(names.values());
  const add = (address: string) => {
    const known = names.get(address);
    if (known) return known;
    const { stem, extension } = splitName(address);
    let name = `${stem}.${extension}`;
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}.${extension}`;
    taken.add(name);
    names.set(address, name);
    list.push({ name, address });
    return name;
  };
  return { list, add };
}

/** A file name of letters, digits and hyphens only: nothing in it can lead to another folder. */
function splitName(address: string): { stem: string; extension: string } {
  const [path = '', query = ''] = address.replace(/#.*$/s, '').split('?');
  const file = decodePath(path.slice(path.lastIndexOf('/') + 1));
  const [, stem = file, ending = ''] = /^(.*)\.([a-z0-9]{2,5})$/is.exec(file) ?? [];
  const parameters = new URLSearchParams(query);
  const format = parameters.get('fm') ?? parameters.get('format') ?? '';
  const extension = [ending, format].map((text) => text.toLowerCase());
  return {
    stem: slugify(stem).slice(0, 80).replace(/-$/, '') || 'picture',
    extension: extension.find((text) => extensions.includes(text)) ?? 'jpg',
  };
}

/** `equipe-au-travail.jpg` → « equipe au travail »; '' where the name says nothing, as `img-2041.jpg`. */
export function wordsOfName(name: string): string {
  const words = name
    .replace(/\.\w+$/, '')
    .split('-')
    .filter(
      (word) =>
        /^[a-z]{2,}$/.test(word) &&
        !/^(img|dsc|image|photo|picture|screenshot|capture|scaled)$/.test(word),
    );
  return words.join(' ').length < 4 ? '' : words.join(' ');
}

/** A path on the old site with nothing in it that leads out of its folder, or null. */
export function safePath(pathname: string): string | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const harmful = (segment: string) => /^\.{1,2}$|[/\\\0]/.test(decodePath(decodePath(segment)));
  return segments.length === 0 || segments.some(harmful) ? null : segments.join('/');
}

const creditPattern =
  /(?:^|[\s—–·|(/-])((?:©|(?:photo(?:graphie)?|cr[ée]dits?(?: photo)?|image|illustration|source)\s?(?::|by\b|par\b|de\b|©|\/)).*)$/isu;

/** « A bridge at dawn. Photo: A. B. » → caption and credit, for a picture's title. */
export function splitCredit(text: string): { caption: string; credit: string } {
  const line = text.replaceAll('|', '/').trim();
  const match = creditPattern.exec(line);
  if (!match?.[1]) return { caption: line, credit: '' };
  const caption = line.slice(0, line.length - match[1].length).replace(/[\s—–·/(-]+$/u, '');
  const credit = match[1].replace(/[)\s]+$/u, (end) => (match[1]?.includes('(') ? end.trim() : ''));
  return { caption, credit };
}
