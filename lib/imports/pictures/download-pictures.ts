import { join } from 'node:path';
import pLimit from 'p-limit';
import { writeFileAtomically } from '@/lib/media/stored-files';
import type { ImportedPicture } from '../imported-site';
import { type IsAllowed, listSources } from './allowed-hosts';
import { createFetcher, defaultLimits, FetchError, type Limits } from './fetch-picture';
import { getWebPath } from './find-pictures';
import { internet, type Network } from './public-lookup';

export type DownloadOptions = {
  /** Pictures are kept in it by host and path, so that another run does not fetch them again */
  folder: string;
  onProgress?: ((done: number, all: number) => void) | undefined;
  network?: Network | undefined;
  limits?: Limits;
};

/** Beside the export */
export const downloadFolder = 'downloaded-pictures';

const parallel = 4;
const failuresUntilGivenUp = 5;

/** @returns why a picture could not be fetched, by address */
export async function downloadPictures(
  pictures: ImportedPicture[],
  isAllowed: IsAllowed,
  { folder, onProgress, network = internet, limits = defaultLimits }: DownloadOptions,
): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  const failuresInARow = new Map<string, string[]>();
  const fetcher = createFetcher(network, isAllowed, limits);
  /** @returns why it failed, or null */
  const download = async (url: URL): Promise<string | null> => {
    const path = getWebPath(url.href);
    const inARow = failuresInARow.get(url.host) ?? [];
    failuresInARow.set(url.host, inARow);
    if (!path || inARow.length >= failuresUntilGivenUp) return inARow.at(-1) ?? url.host;
    try {
      const bytes = await fetcher.fetchPicture(url);
      await writeFileAtomically(join(folder, path), bytes);
      inARow.length = 0;
      return null;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Names that are too long, or at once those of a file and of a folder
      if (code && /^(?:ENAMETOOLONG|ENOTDIR|EEXIST|EISDIR)$/.test(code)) return code;
      if (!(error instanceof FetchError)) throw error;
      if (error.isOfServer) inARow.push(error.message);
      return error.message;
    }
  };
  const downloadAny = async (picture: ImportedPicture) => {
    for (const url of listSources(picture, isAllowed)) {
      const failure = await download(url);
      if (failure === null) return void failures.delete(picture.address);
      failures.set(picture.address, failure);
    }
  };
  let done = 0;
  const limit = pLimit(parallel);
  const all = pictures.map((picture) =>
    limit(async () => {
      await downloadAny(picture);
      done += 1;
      onProgress?.(done, pictures.length);
    }),
  );
  try {
    await Promise.all(all);
  } finally {
    limit.clearQueue();
    fetcher.close();
  }
  return failures;
}
