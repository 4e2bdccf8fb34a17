import { existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { getPictureError } from '@/lib/markdown/text-checks';
import type { ImportWarning } from './import-report';
import type { ImportedPicture } from './imported-site';
import { decodePath, isWebUrl } from './urls';

export type TextWithPictures<
  Text extends { body: string; cover?: string } = { body: string; cover?: string },
> = { name: string; text: Text; pictures: ImportedPicture[] };

export async function findPictureFiles(
  { name: textName, text, pictures }: TextWithPictures,
  uploadsFolder: string,
  folders: string[],
  warnings: ImportWarning[],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, address } of pictures) {
    const path = findFile(address, uploadsFolder, folders);
    const error = path && (await getPictureError(path));
    if (path && !error) {
      files.set(name, path);
      continue;
    }
    const problem = error ? `cannot be read (${error})` : 'was not found';
    const replacements = [
      ...(name === text.cover ? ['a generated cover'] : []),
      ...(text.body.includes(name) ? [isWebUrl(address) ? 'a link' : 'its alternative text'] : []),
    ];
    warnings.push({
      article: textName,
      message: `the picture ${address} ${problem}; ${replacements.join(' and ')} will be used instead`,
    });
  }
  return files;
}

function findFile(address: string, uploadsFolder: string, folders: string[]): string | undefined {
  const path = decodePath(address.replace(/[?#].*$/, ''));
  const start = path.indexOf(`${uploadsFolder}/`);
  if (start < 0) return undefined;
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
