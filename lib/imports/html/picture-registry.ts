import { slugify } from '@/lib/markdown/slug';
import type { ImportedPicture } from '../imported-site';
import { decodePath } from '../urls';

const extensions = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg'];

export type PictureRegistry = {
  pictures: ImportedPicture[];
  /** @returns the file name, the same for the same address */
  add(picture: Omit<ImportedPicture, 'name'>): string;
};

/** @param pictures to which new ones are added */
export function createPictureRegistry(pictures: ImportedPicture[] = []): PictureRegistry {
  const names = new Map(pictures.map(({ name, address }) => [address, name]));
  const taken = new Set(names.values());
  const add = ({ address, file, sources }: Omit<ImportedPicture, 'name'>) => {
    const known = names.get(address);
    if (known) return known;
    const { stem, extension } = splitFileName(address);
    let name = `${stem}.${extension}`;
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}.${extension}`;
    taken.add(name);
    names.set(address, name);
    const others = [...new Set(sources)];
    pictures.push({
      ...{ name, address },
      ...(file !== undefined && { file }),
      ...(others.length > 1 && { sources: others }),
    });
    return name;
  };
  return { pictures, add };
}

/** The stem has only letters, digits and hyphens, so that no name can point to another folder. */
function splitFileName(address: string): { stem: string; extension: string } {
  const [path = '', query = ''] = address.replace(/#.*$/s, '').split('?');
  const file = decodePath(path.slice(path.lastIndexOf('/') + 1));
  const [, stem = file, suffix = ''] = /^(.*)\.([a-z0-9]{2,5})$/is.exec(file) ?? [];
  const parameters = new URLSearchParams(query);
  const format = parameters.get('fm') ?? parameters.get('format') ?? '';
  const candidates = [suffix, format].map((text) => text.toLowerCase());
  return {
    stem: slugify(stem).slice(0, 80).replace(/-$/, '') || 'picture',
    extension: candidates.find((text) => extensions.includes(text)) ?? 'jpg',
  };
}

const creditPattern =
  /(?:^|[\s—–·|(/-])((?:©|(?:photo(?:graphie)?|cr[ée]dits?(?: photo)?|image|illustration|source)\s?(?::|by\b|par\b|de\b|©|\/)).*)$/isu;

/** "A bridge at dawn. Photo: A. B." → caption "A bridge at dawn.", credit "Photo: A. B." */
export function splitCredit(text: string): { caption: string; credit: string } {
  const line = text.replaceAll('|', '/').trim();
  const match = creditPattern.exec(line);
  if (!match?.[1]) return { caption: line, credit: '' };
  const caption = line.slice(0, line.length - match[1].length).replace(/[\s—–·/(-]+$/u, '');
  const credit = match[1].replace(/[)\s]+$/u, (end) => (match[1]?.includes('(') ? end.trim() : ''));
  return { caption, credit };
}
