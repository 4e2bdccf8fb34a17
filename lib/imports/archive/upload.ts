import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { lowDiskMegabytes, readDiskSpace } from '@/lib/store/disk-space';
import {
  countParts,
  maxArchiveBytes,
  partBytes,
  readSiteAddress,
  type UploadedFile,
} from './archive';
import { archivePath, readJson, removeArchive, writeJson } from './archive-folder';

export const uploadedFileSchema = z.object({
  name: z.string().trim().min(1).max(255),
  bytes: z.int().min(1).max(maxArchiveBytes),
  modifiedAt: z.int().min(0),
  site: z
    .string()
    .max(1000)
    .refine((site) => readSiteAddress(site) === site)
    .optional(),
});

const uploadSchema = z.object({ id: z.uuid(), file: uploadedFileSchema });

export type Upload = z.output<typeof uploadSchema>;

/** Replaces what was uploaded before. @returns null if the disk has not room for the archive and what is in it */
export async function startUpload(file: UploadedFile): Promise<Upload | null> {
  const { freeMegabytes } = await readDiskSpace();
  if (freeMegabytes < lowDiskMegabytes + (2 * file.bytes) / 1024 ** 2) return null;
  removeArchive();
  await mkdir(archivePath('parts'), { recursive: true, mode: 0o700 });
  await writeFile(archivePath('archive'), '', { mode: 0o600 });
  const upload = { id: randomUUID(), file };
  writeJson('upload.json', upload);
  return upload;
}

export function readUpload(): Promise<Upload | null> {
  return readJson('upload.json', uploadSchema);
}

/** @returns the numbers of the parts that are stored, from 0 */
export async function listReceivedParts(): Promise<number[]> {
  const names = await readdir(archivePath('parts')).catch(() => []);
  return names.map(Number).sort((one, other) => one - other);
}

export async function isComplete({ file }: Upload): Promise<boolean> {
  return (await listReceivedParts()).length === countParts(file.bytes);
}

export type PartOutcome = 'stored' | 'gone' | 'malformed';

/** Writes a part at its place; sending it again does no harm. */
export async function storePart(
  id: string,
  part: number,
  body: AsyncIterable<Uint8Array>,
): Promise<PartOutcome> {
  const upload = await readUpload();
  if (upload?.id !== id) return 'gone';
  const count = countParts(upload.file.bytes);
  if (!Number.isInteger(part) || part < 0 || part >= count) return 'malformed';
  const start = part * partBytes;
  const expected = Math.min(partBytes, upload.file.bytes - start);
  const archive = await open(archivePath('archive'), 'r+');
  let written = 0;
  try {
    for await (const chunk of body) {
      if (written + chunk.length > expected) return 'malformed';
      await archive.write(chunk, 0, chunk.length, start + written);
      written += chunk.length;
    }
    if (written !== expected) return 'malformed';
    await archive.datasync();
  } finally {
    await archive.close();
  }
  await writeFile(archivePath('parts', String(part)), '', { mode: 0o600 });
  return 'stored';
}
