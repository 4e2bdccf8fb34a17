import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

type Content = string | Buffer;

/** @param modes of entries that are no regular files */
export function makeZip(
  files: Record<string, Content>,
  modes: Record<string, number> = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    const mode = modes[name];
    zip.addBuffer(Buffer.from(content), name, mode === undefined ? {} : { mode });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Any bytes of the archive, e.g. a name, replaced by others of the same length */
export function patch(zip: Buffer, from: string, to: string): Buffer {
  const text = zip.toString('latin1').replaceAll(from, to);
  return Buffer.from(text, 'latin1');
}
