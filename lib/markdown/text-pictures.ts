import 'server-only';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { storeImage } from '@/lib/media/images';
import { identifyImage } from '@/lib/media/originals';
import { getPictureSource } from '@/lib/media/picture-source';
import { getImageId, type StoredImage } from './pictures';
import { replaceSpans, scanMarkdown } from './scan-markdown';
import type { ParsedText } from './text-file';

export type StoreOnce = (key: string, read: () => Promise<Buffer>) => Promise<StoredImage>;

export function createPictureStore(dryRun: boolean): StoreOnce {
  const store = dryRun ? identifyImage : storeImage;
  const images = new Map<string, StoredImage>();
  return async (key, read) => {
    const image = images.get(key) ?? (await store(await read()));
    images.set(key, image);
    return image;
  };
}

/** @returns the images by their names in the text, and the body that shows them */
export async function storePictures(
  { scan, pictures }: Pick<ParsedText, 'scan' | 'pictures'>,
  body: string,
  storeOnce: StoreOnce,
): Promise<{ images: Map<string, StoredImage>; body: string }> {
  const images = new Map<string, StoredImage>();
  for (const [name, path] of pictures) {
    images.set(name, await storeOnce(path, () => readFile(path)));
  }
  const changes = scan.pictures.flatMap(({ address, destination }) => {
    const image = images.get(address);
    return image ? [{ ...destination, text: `/media/${image.id}` }] : [];
  });
  return { images, body: replaceSpans(body, changes) };
}

export type PictureExport = { pictures: number; missing: string[] };

type PictureTarget = {
  folder: string;
  file: string;
  summary: PictureExport;
};

/** @returns the name of the file in the folder; null if the picture is missing */
export async function exportPicture(
  id: string,
  name: string,
  { folder, file, summary }: PictureTarget,
): Promise<string | null> {
  const picture = await getPictureSource(id);
  if (!picture) {
    summary.missing.push(`${join(folder, file)}: ${id}`);
    return null;
  }
  const exported = `${name}.${picture.extension}`;
  const path = join(/* turbopackIgnore: true */ folder, exported);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, picture.bytes);
  summary.pictures += 1;
  return exported;
}

/** Writes the pictures of a text to `<folder>/<slug>/`. @returns their names by id, and the body that refers to them */
export async function exportPictures(
  { folder, slug, body, cover }: { folder: string; slug: string; body: string; cover?: string },
  summary: PictureExport,
): Promise<{ names: Map<string, string>; body: string }> {
  const names = new Map<string, string>();
  const target = { folder, file: `${slug}.md`, summary };
  const exportAs = async (id: string, name: string) => {
    const file = await exportPicture(id, `${slug}/${name}`, target);
    if (file) names.set(id, file);
  };
  if (cover) await exportAs(cover, 'cover');
  const { pictures } = scanMarkdown(body);
  const ids = new Set(pictures.flatMap(({ address }) => getImageId(address) ?? []));
  if (cover) ids.delete(cover);
  for (const [index, id] of [...ids].entries()) await exportAs(id, String(index + 1));
  const changes = pictures.flatMap(({ address, destination }) => {
    const file = names.get(getImageId(address) ?? '');
    return file ? [{ ...destination, text: file }] : [];
  });
  return { names, body: replaceSpans(body, changes) };
}
