import { existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { getPictureError } from '@/lib/markdown/text-checks';
import type { Warn } from './import-context';
import type { ImportedPicture } from './imported-site';
import { decodePath, isWebUrl } from './urls';

export type TextWithPictures<
  Text extends { body: string; cover?: string } = { body: string; cover?: string },
> = { text: Text; pictures: ImportedPicture[] };

export async function findPictureFiles(
  { pictures }: TextWithPictures,
  uploadsFolder: string,
  folders: string[],
  warn: Warn,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, address, file } of pictures) {
    const path = file ?? findFile(address, uploadsFolder, folders);
    const error = path && (await getPictureError(path));
    if (path && !error) {
      files.set(name, path);
      continue;
    }
    if (error) warn('picture-unreadable', `${address} (${error})`);
    else warn('picture-missing', address);
  }
  return files;
}

function findFile(address: string, uploadsFolder: string, folders: string[]): string | undefined {
  const path = decodePath(address.replace(/[?#].*$/, ''));
  const start = path.indexOf(`${uploadsFolder}/`);
  if (!uploadsFolder || start < 0) return undefined;
  const name = path.slice(start + uploadsFolder.length + 1);
  const unresizedName = name.replace(/^size\/w\d+\/(?:format\/\w+\/)?/, '');
  return folders
    .map((folder) => resolve(folder))
    .flatMap((folder) =>
      [unresizedName, name]
        .map((each) => resolve(folder, each))
        .filter((file) => file.startsWith(folder + sep)),
    )
    .find((file) => existsSync(file) && statSync(file).isFile());
}

/** Replaces pictures without a file by links, or by their alternative text if they are not on the web or linked already. */
export function removeMissingPictures<Text extends { body: string; cover?: string }>(
  { text, pictures }: TextWithPictures<Text>,
  files: Map<string, string>,
): Text {
  const addresses = new Map(pictures.map(({ name, address }) => [name, address]));
  const changes = scanMarkdown(text.body)
    .pictures.filter(({ address }) => !files.has(address))
    .map(({ alt, address: name, span, linked }) => {
      const words = (alt || name).replace(/([\\[\]])/g, '\\$1');
      const url = addresses.get(name) ?? '';
      const needsLink = isWebUrl(url) && !linked;
      return {
        ...span,
        text: needsLink ? `[${words}](<${url.replace(/[<>\s]/g, encodeURI)}>)` : words,
      };
    });
  const { cover, ...rest } = text;
  return {
    ...rest,
    ...(cover && files.has(cover) && { cover }),
    body: replaceSpans(text.body, changes),
  } as Text;
}
