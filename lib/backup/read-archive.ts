import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import {
  ArchiveError,
  formatVersion,
  isStorePath,
  type Manifest,
  manifestName,
  manifestSchema,
} from './archive-format';

const maxManifestBytes = 64 * 1024 * 1024;

/**
 * Reads an archive to its end and checks each file against the list in it.
 * @param folder an empty folder to write the files to
 * @throws ArchiveError for anything that `npm run backup` does not write
 */
export async function readArchive(file: string, folder?: string): Promise<Manifest> {
  try {
    return await readEntries(file, folder);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new ArchiveError(`${file} is no whole backup: ${error.message}.`);
  }
}

async function readEntries(file: string, folder: string | undefined): Promise<Manifest> {
  const found: Manifest['files'] = {};
  const room = folder ? await readFreeBytes(folder) : Number.POSITIVE_INFINITY;
  let total = 0;
  let manifest: Manifest | undefined;
  await forEachEntry(file, async (entry) => {
    const { path, size } = entry;
    if (manifest) throw new ArchiveError(`a file follows its end: ${path}`);
    if (!/^(?:Old)?File$/.test(entry.type)) {
      throw new ArchiveError(`${path} is not a file but a ${entry.type}`);
    }
    if (!isStorePath(path)) throw new ArchiveError(`${path} belongs to no store`);
    if (path === manifestName) {
      manifest = parseManifest(await readManifest(entry));
      return;
    }
    if (found[path]) throw new ArchiveError(`${path} is in it twice`);
    total += size;
    if (total > room) {
      throw new ArchiveError(`its files need more than the ${toMegabytes(room)} MB that are free`);
    }
    found[path] = { bytes: size, sha256: await copyEntry(entry, folder && join(folder, path)) };
  });
  if (!manifest) throw new ArchiveError('its end is missing');
  compare(manifest.files, found);
  return manifest;
}

async function forEachEntry(file: string, use: (entry: ReadEntry) => Promise<void>) {
  const source = createReadStream(file);
  const inflated = createGunzip();
  try {
    await new Promise<void>((resolve, reject) => {
      let used = Promise.resolve();
      const parser = new Parser({
        strict: true,
        onReadEntry: (entry) => {
          used = used.then(() => use(entry));
          used.catch(reject);
        },
      });
      parser.on('error', (error) => reject(new ArchiveError(`it is damaged (${error.message})`)));
      // What follows the end is not read: it may be endless.
      for (const end of ['eof', 'end']) parser.on(end, () => used.then(resolve, reject));
      source.on('error', reject);
      // The parser's own decompression is slow for what inflates a lot.
      inflated.on('error', (error) => reject(new ArchiveError(`it is damaged (${error.message})`)));
      source.pipe(inflated).pipe(parser);
    });
  } finally {
    source.destroy();
    inflated.destroy();
  }
}

async function copyEntry(entry: ReadEntry, target: string | undefined): Promise<string> {
  const hash = createHash('sha256');
  if (target) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const file = target ? await open(target, 'wx', 0o600) : undefined;
  try {
    for await (const chunk of entry) {
      hash.update(chunk);
      await file?.writeFile(chunk);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  return hash.digest('hex');
}

async function readManifest(entry: ReadEntry): Promise<string> {
  if (entry.size > maxManifestBytes) throw new ArchiveError('its list of files is too long');
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ArchiveError('its list of files is damaged');
  }
  const { success, data } = manifestSchema.safeParse(json);
  if (!success) throw new ArchiveError('its list of files is damaged');
  if (data.format > formatVersion) {
    throw new ArchiveError('a newer version of this site wrote it: use that version');
  }
  return data;
}

function compare(listed: Manifest['files'], found: Manifest['files']): void {
  for (const path of new Set([...Object.keys(listed), ...Object.keys(found)])) {
    const [one, other] = [listed[path], found[path]];
    if (one?.bytes !== other?.bytes || one?.sha256 !== other?.sha256) {
      throw new ArchiveError(`${path} is not as it was when the backup was made`);
    }
  }
}

async function readFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

const toMegabytes = (bytes: number) => Math.floor(bytes / 1e6);
