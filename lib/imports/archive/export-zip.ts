import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { exportContent } from '../content';
import { temporaryFolder } from './archive-folder';

/** Everything as a zip that can be imported again. What is on the disk meanwhile goes with the stream. */
export async function exportZip(): Promise<Readable> {
  const folder = join(temporaryFolder(), randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await exportContent(folder);
    const zip = new ZipFile();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      // Pictures are compressed already.
      const compress = ['.md', '.yaml', '.svg'].includes(extname(path));
      zip.addFile(path, relative(folder, path), { compress, mode: 0o100644 });
    }
    zip.end();
    const stream = Readable.from(zip.outputStream);
    stream.once('close', () => void remove());
    return stream;
  } catch (error) {
    await remove();
    throw error;
  }
}
