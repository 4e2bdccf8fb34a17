import 'server-only';
import pLimit from 'p-limit';
import sharp, { type Metadata } from 'sharp';
import { errorFields, getDriverCode, log } from '@/lib/log';
import { deleteImage } from '@/lib/media/delete-image';
import { storeImage, UnreadableImageError } from '@/lib/media/images';
import { openImage } from '@/lib/media/open-image';
import { computeImageId } from '@/lib/media/originals';
import { db } from '@/lib/store/db';
import { readDiskSpace } from '@/lib/store/disk-space';
import { detectFormat, type UploadFormat } from './detect-format';
import { DamagedFileError } from './metadata/strip';
import { stripMetadata } from './metadata/strip-metadata';
import { cleanName } from './schema';
import { maxUploadBytes, maxUploadPixels, type StoredUpload, UploadError } from './upload';

// One core is left to readers.
sharp.concurrency(1);
const limitEncoding = pLimit(1);
/** Each holds its file in memory. */
const maxWaiting = 4;

/** @throws UploadError if it makes no sense to send a file now */
export async function assertRoom(): Promise<void> {
  if (limitEncoding.pendingCount >= maxWaiting) throw new UploadError('busy');
  // What is left belongs to leads.
  if ((await readDiskSpace()).isLow) throw new UploadError('full');
}

/**
 * Stores a picture for the library without what its metadata says of place, camera and time.
 * @param name the file's, as the browser says it
 * @throws UploadError
 */
export async function storeUpload(sent: Buffer, name: string): Promise<StoredUpload> {
  return limitEncoding(async () => {
    const bytes = await prepare(sent);
    try {
      return await store(bytes, cleanName(name));
    } catch (error) {
      if (error instanceof UnreadableImageError) throw new UploadError('damaged');
      if (isFullDisk(error)) throw new UploadError('full');
      throw error;
    }
  });
}

async function prepare(sent: Buffer): Promise<Buffer> {
  if (sent.length > maxUploadBytes) throw new UploadError('tooLarge');
  const format = detectFormat(sent);
  if (!isUploadFormat(format)) throw new UploadError(format);
  const { width, height, orientation = 1 } = await readMetadata(sent, format);
  if (width * height > maxUploadPixels) throw new UploadError('tooManyPixels');
  try {
    const stripped = stripMetadata(sent, format, orientation);
    const { exif, xmp, iptc } = await readMetadata(stripped, format);
    if (xmp || iptc || (exif && exif.length > maxExifBytes)) throw new UploadError('damaged');
    return stripped;
  } catch (error) {
    if (error instanceof DamagedFileError) throw new UploadError('damaged');
    throw error;
  }
}

/** That of metadata/orientation.ts, with what a format puts before it */
const maxExifBytes = 32;

async function readMetadata(bytes: Buffer, format: UploadFormat): Promise<Metadata> {
  const metadata = await openImage(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  const isAsSaid = metadata?.format === (format === 'avif' ? 'heif' : format);
  if (!metadata || !isAsSaid) throw new UploadError('damaged');
  return metadata;
}

const formats: readonly string[] = ['jpeg', 'png', 'webp', 'avif'] satisfies UploadFormat[];
const isUploadFormat = (format: string): format is UploadFormat => formats.includes(format);

/** The row comes last: whatever happens before, nothing is named that is not there. */
async function store(bytes: Buffer, name: string): Promise<StoredUpload> {
  const id = computeImageId(bytes);
  const where = { where: { id } };
  const isKnown = (await db().image.count(where)) + (await db().upload.count(where)) > 0;
  try {
    const { width, height } = await storeImage(bytes);
    const create = { id, name, width, height, bytes: bytes.length };
    await db().upload.upsert({ where: { id }, create, update: { name, createdAt: new Date() } });
    return { path: `/media/${id}`, width, height, name };
  } catch (error) {
    if (!isKnown) await deleteImage(id, null).catch(logCleanup);
    throw error;
  }
}

function logCleanup(error: unknown): void {
  log.error({ event: 'upload', ...errorFields(error) }, 'a part of a picture could not be deleted');
}

const isFullDisk = (error: unknown) =>
  ['ENOSPC', 'EDQUOT'].includes(String(Object(error).code)) ||
  getDriverCode(error) === 'SQLITE_FULL';
