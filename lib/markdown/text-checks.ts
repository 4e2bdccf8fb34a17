import 'server-only';
import { readFile } from 'node:fs/promises';
import { defaultLocale } from '@/lib/i18n/locales';
import type { Section } from './content-folder';
import type { FileError } from './file-errors';
import { getOrigin, type Origin, type OriginColumns } from './origin';
import type { ParsedText } from './text-file';

type Names = {
  translationOf?: string;
  formerSlugs: string[];
  /** Of the text that the last import of this one made; it may have been renamed since */
  storedSlug?: string | undefined;
};
type NamedText = Pick<ParsedText, 'file' | 'locale' | 'slug' | 'findLine'> & Names;

export type StoredTexts = {
  /** `fr/mistral` → translation key */
  texts: Map<string, string>;
  /** `fr/old-name` → `fr/mistral` */
  formerSlugs: Map<string, string>;
  /** `markdown fr/mistral` → `mistral`, see lib/markdown/origin.ts */
  origins: Map<string, string>;
};

export const indexedColumns = {
  locale: true,
  slug: true,
  translationKey: true,
  originKind: true,
  originKey: true,
} as const;

type Indexed = Pick<OriginColumns, 'originKind' | 'originKey'> & {
  locale: string;
  slug: string;
  translationKey: string;
};

export function indexTexts(rows: Indexed[]): Pick<StoredTexts, 'texts' | 'origins'> {
  return {
    texts: new Map(rows.map((row) => [formatTextName(row), row.translationKey])),
    origins: new Map(rows.map((row) => [`${row.originKind} ${row.originKey}`, row.slug])),
  };
}

/** See `storedSlug` of checkNames */
export function findStoredSlug(
  text: { locale: string; slug: string; origin?: Origin },
  { origins }: StoredTexts,
): string | undefined {
  const { kind, key } = getOrigin(text);
  return origins.get(`${kind} ${key}`);
}

/** `fr/mistral` */
export function formatTextName({ locale, slug }: { locale: string; slug: string }): string {
  return `${locale}/${slug}`;
}

function slugOfName(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

/** Checks `translationOf` and `formerSlugs`. @param files name → file, of the same section */
export function checkNames(
  section: Section,
  text: NamedText,
  files: Map<string, string>,
  stored: StoredTexts,
): FileError[] {
  const { file, locale, slug, translationOf, formerSlugs } = text;
  const errors: FileError[] = [];
  const add = (key: string, message: string) =>
    errors.push({ file, line: text.findLine(key), message: `${key}: ${message}` });
  if (translationOf && locale === defaultLocale) {
    add('translationOf', `only translations have this key, not ${section}s in ${locale}`);
  } else if (translationOf) {
    const name = `${defaultLocale}/${translationOf}`;
    const exists = files.has(name) || stored.texts.has(name) || stored.formerSlugs.has(name);
    if (!exists) add('translationOf', `there is no ${section} ${name}`);
    const other = findOtherTranslation(text, name, stored);
    if (other && !files.has(other)) {
      add('translationOf', `"${translationOf}" already has a translation: ${other}`);
    }
  }
  for (const former of formerSlugs) {
    const owner = findOwner(former, text, files, stored);
    if (former === slug) add('formerSlugs', `"${former}" is the current slug`);
    else if (owner) add('formerSlugs', `"${former}" belongs to ${owner}`);
  }
  return errors;
}

/** The other text that a former slug belongs to. A text that still has the slug is the one this file renames. */
function findOwner(
  former: string,
  { locale, slug, formerSlugs, storedSlug }: NamedText,
  files: Map<string, string>,
  stored: StoredTexts,
): string | undefined {
  const name = `${locale}/${former}`;
  if (files.has(name)) return files.get(name);
  if (former === storedSlug) return undefined;
  if (stored.texts.has(name))
    return storedSlug || stored.texts.has(`${locale}/${slug}`) ? name : undefined;
  const owner = stored.formerSlugs.get(name);
  const own = [slug, ...formerSlugs, storedSlug];
  return owner && !own.includes(slugOfName(owner)) ? owner : undefined;
}

function findOtherTranslation(
  { locale, slug, formerSlugs, storedSlug }: NamedText,
  original: string,
  stored: StoredTexts,
): string | undefined {
  const key = stored.texts.get(stored.formerSlugs.get(original) ?? original);
  const own = [slug, ...formerSlugs, storedSlug].map((one) => `${locale}/${one}`);
  return [...stored.texts].find(
    ([name, other]) => other === key && name.startsWith(`${locale}/`) && !own.includes(name),
  )?.[0];
}

export function checkDuplicates(section: Section, texts: NamedText[]): FileError[] {
  const errors: FileError[] = [];
  const firstFiles = new Map<string, string>();
  const claim = (id: string, file: string, line: number, message: string) => {
    const first = firstFiles.get(id);
    if (first && first !== file) errors.push({ file, line, message: `${message} ${first}` });
    else firstFiles.set(id, file);
  };
  for (const text of texts) {
    const { locale, file, translationOf, formerSlugs } = text;
    claim(`${section} ${formatTextName(text)}`, file, 1, 'the same language and slug as');
    if (translationOf) {
      const message = `translationOf: "${translationOf}" has a translation in ${locale}:`;
      const line = text.findLine('translationOf');
      claim(`translation ${locale} ${translationOf}`, file, line, message);
    }
    for (const former of formerSlugs) {
      const message = `formerSlugs: "${former}" is a former slug of`;
      claim(`former ${locale} ${former}`, file, text.findLine('formerSlugs'), message);
    }
  }
  return errors;
}

/** @param coverOf the name of the picture that the front matter has */
export async function checkPictures<Text extends ParsedText>(
  texts: Text[],
  coverOf: (text: Text) => string | undefined = () => undefined,
): Promise<FileError[]> {
  const errors: FileError[] = [];
  const pictureErrors = new Map<string, string | null>();
  for (const text of texts) {
    for (const [name, path] of text.pictures) {
      if (!pictureErrors.has(path)) pictureErrors.set(path, await getPictureError(path));
      const error = pictureErrors.get(path);
      if (!error) continue;
      const picture = text.scan.pictures.find(({ address }) => address === name);
      const inBody = name !== coverOf(text) && picture;
      const line = inBody ? text.bodyLine + picture.line - 1 : text.findLine('cover');
      const message = `${name}: the picture cannot be read (${error})`;
      errors.push({ file: text.file, line, message });
    }
  }
  return errors;
}

export async function getPictureError(path: string): Promise<string | null> {
  try {
    const { default: sharp } = await import('sharp');
    await sharp(await readFile(path))
      .resize(16)
      .toBuffer();
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}
