import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Header, Pax } from 'tar';
import { readIfExists } from '@/lib/settings/read-if-exists';
import { formatVersion, type Manifest, manifestName } from './archive-format';

export type Source = {
  /** In the archive */
  path: string;
  file: string;
  /** Nobody changes it, so that it need not fit into memory */
  isLarge?: boolean;
};

/** Writes a tar file compressed by gzip that only its owner can read; all is on the disk when this resolves. */
export async function writeArchive(target: string, sources: Source[]): Promise<Manifest> {
  const manifest: Manifest = {
    format: formatVersion,
    madeAt: new Date().toISOString(),
    files: {},
  };
  await pipeline(
    Readable.from(readEntries(sources, manifest)),
    createGzip(),
    createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return manifest;
}

async function* readEntries(sources: Source[], manifest: Manifest): AsyncGenerator<Buffer> {
  for (const { path, file, isLarge } of sources) {
    const content = isLarge ? createReadStream(file) : await readIfExists(file);
    // Deleted since it was listed, e.g. by an erasure
    if (!content) continue;
    const bytes = content instanceof Buffer ? content.length : statSync(file).size;
    const hash = createHash('sha256');
    yield* startEntry(path, bytes);
    for await (const chunk of content instanceof Buffer ? [content] : content) {
      hash.update(chunk);
      yield chunk;
    }
    yield padding(bytes);
    manifest.files[path] = { bytes, sha256: hash.digest('hex') };
  }
  const text = Buffer.from(JSON.stringify(manifest));
  yield* startEntry(manifestName, text.length);
  yield* [text, padding(text.length), Buffer.alloc(2 * blockBytes)];
}

const blockBytes = 512;

function* startEntry(path: string, size: number): Generator<Buffer> {
  const fields = { path, size, mode: 0o600, type: 'File' as const, mtime: new Date() };
  const header = new Header(fields);
  header.encode();
  if (header.needPax) yield new Pax(fields).encode();
  if (header.block) yield header.block;
}

function padding(bytes: number): Buffer {
  return Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);
}
