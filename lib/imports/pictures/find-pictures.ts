import { existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { getPictureError } from '@/lib/markdown/text-checks';
import type { Warn } from '../import-context';
import type { ImportedPicture } from '../imported-site';
import { decodePath, isWebUrl, toSafePath } from '../urls';
import { getUploadKey, withoutEdits, withoutReduction } from './upload-key';

export type TextWithPictures<
  Text extends { body: string; cover?: string } = { body: string; cover?: string },
> = { text: Text; pictures: ImportedPicture[] };

/** @param failures why a picture could not be downloaded, by address */
export async function findPictureFiles(
  { text, pictures }: TextWithPictures,
  folders: string[],
  failures: Map<string, string>,
  warn: Warn,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const picture of pictures) {
    const { name, address } = picture;
    const path = findPictureFile(picture, folders);
    const error = path && (await getPictureError(path));
    const reason = error || failures.get(address);
    const detail = reason ? `${address} (${reason})` : address;
    if (path && !error) files.set(name, path);
    else if (error) warn('picture-unreadable', detail);
    else warn(name === text.cover ? 'cover-missing' : 'picture-missing', detail);
  }
  return files;
}

export function findPictureFile(
  { address, sources = [address], file }: ImportedPicture,
  folders: string[],
): string | undefined {
  if (file) return file;
  const keys = sources.flatMap((source) => getUploadKey(source) ?? []);
  const names = [
    ...keys.flatMap((key) => [withoutReduction(key), key, withoutEdits(key)]),
    ...sources.flatMap((source) => getWebPath(source) ?? []),
  ];
  const files = folders.flatMap((folder) => {
    const root = resolve(folder) + sep;
    return names.map((name) => resolve(root, name)).filter((file) => file.startsWith(root));
  });
  return files.find((path) => existsSync(path) && statSync(path).isFile());
}

/** Host and path, as `wget -x` names files; null for an address that is not on the web. */
export function getWebPath(address: string): string | null {
  if (!isWebUrl(address) || !URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  const path = toSafePath(host + pathname);
  return path?.includes('/') ? decodePath(path) + search.replaceAll('/', '%2F') : null;
}
