import { existsSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { ArticleFile } from '@/lib/articles/files/front-matter';
import { replaceSpans, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { getPictureError } from '@/lib/markdown/text-checks';
import type { ImportWarning } from './import-report';
import type { ImportedArticle } from './imported-site';
import { decodePath, isWebUrl } from './urls';

export async function findPictureFiles(
  { locale, slug, article, pictures }: ImportedArticle,
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
      ...(name === article.cover ? ['a generated cover'] : []),
      ...(article.body.includes(name)
        ? [isWebUrl(address) ? 'a link' : 'its alternative text']
        : []),
    ];
    warnings.push({
      article: `${locale}/${slug}`,
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
export function removeMissingPictures(
  { article, pictures }: ImportedArticle,
  files: Map<string, string>,
): ArticleFile {
  const addresses = new Map(pictures.map(({ name, address }) => [name, address]));
  const changes = scanMarkdown(article.body)
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
  const { cover, ...rest } = article;
  return {
    ...rest,
    ...(cover && files.has(cover) && { cover }),
    body: replaceSpans(article.body, changes),
  };
}
