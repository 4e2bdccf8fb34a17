import { readdirSync } from 'node:fs';
import { rename, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getImageFile } from '@/lib/media/images';
import { getOriginal } from '@/lib/media/originals';
import { env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { assertRoom, storeUpload } from './store-upload';
import { maxUploadBytes, UploadError } from './upload';

// All widths and formats take seconds; lib/media/images.test.ts has them all.
vi.mock(import('@/lib/media/variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480, 800] as never,
  imageFormats: ['webp'] as never,
}));
vi.mock(import('node:fs/promises'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    writeFile: vi.fn(actual.writeFile) as never,
    rename: vi.fn(actual.rename) as never,
    statfs: vi.fn(actual.statfs) as never,
  };
});

withEmptyStore();
afterEach(() => vi.mocked(statfs).mockReset());

let number = 0;
const draw = (width = 60, height = 40) => {
  number += 1;
  const background = { r: (number * 9) % 256, g: 9, b: 9 };
  return sharp({ create: { width, height, channels: 3, background } });
};
const takePhoto = () =>
  draw()
    .jpeg()
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33 35 0' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const listFiles = () =>
  readdirSync(join(env().DATA_DIR, 'media'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
const problemOf = (bytes: Buffer) =>
  storeUpload(bytes, 'a.jpg').then(
    () => null,
    (error: unknown) => (error instanceof UploadError ? error.problem : error),
  );

test('stores a photo turned as it was taken, without its place, in every width', async () => {
  const stored = await storeUpload(await takePhoto(), 'Médina.jpg');
  const id = stored.path.replace('/media/', '');
  expect(stored).toEqual({ path: `/media/${id}`, width: 40, height: 60, name: 'Médina.jpg' });
  expect(await db().upload.findMany()).toMatchObject([{ id, width: 40, height: 60 }]);
  const original = await getOriginal(id);
  expect((await sharp(original?.bytes).metadata()).autoOrient).toEqual({ width: 40, height: 60 });
  expect(original?.bytes.toString('latin1')).not.toContain('GPS');
  expect((await getImageFile(`${id}-480.webp`))?.type).toBe('image/webp');
});

test('changes nothing that readers see', async () => {
  const version = await readContentVersion();
  await storeUpload(await takePhoto(), 'a.jpg');
  expect(await readContentVersion()).toBe(version);
  expect(await db().image.count()).toBe(0);
});

test('the same file has the same id, and is the newest again', async () => {
  const photo = await takePhoto();
  const { path } = await storeUpload(photo, 'a.jpg');
  await db().upload.updateMany({ data: { createdAt: new Date(0), description: 'Une rue' } });
  expect((await storeUpload(photo, 'b.jpg')).path).toBe(path);
  const [row, ...others] = await db().upload.findMany();
  expect([row?.name, row?.description, others]).toEqual(['b.jpg', 'Une rue', []]);
  expect(row?.createdAt.getTime()).toBeGreaterThan(0);
});

test('many at once are stored one after the other', async () => {
  const photos = await Promise.all([1, 2, 3, 4].map(takePhoto));
  await Promise.all(photos.map((photo, index) => storeUpload(photo, `${index}.jpg`)));
  expect(await db().upload.count()).toBe(4);
});

test.each([
  ['C:\\Photos\\une rue.jpg', 'une rue.jpg'],
  ['/storage/emulated/0/a\u0000b\n.png', 'a b .png'],
  ['', 'image'],
  ['x'.repeat(300), 'x'.repeat(120)],
])('the name %j is kept as %j', async (sent, name) => {
  expect((await storeUpload(await takePhoto(), sent)).name).toBe(name);
});

describe('refuses', () => {
  const toGif = () => draw().gif().toBuffer();
  const toTiff = () => draw().tiff().toBuffer();
  const toSvg = async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const toHeic = async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const cutOff = async () => (await draw(900, 900).jpeg().toBuffer()).subarray(0, -300);
  const cutInside = async () => {
    const png = await draw(900, 900).png({ compressionLevel: 0 }).toBuffer();
    return Buffer.concat([png.subarray(0, 900), png.subarray(2000)]);
  };
  const lying = async () =>
    Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), await toGif()]);
  const tooLarge = async () => Buffer.alloc(maxUploadBytes + 1, await takePhoto());
  const bomb = () => draw(8000, 7501).png().toBuffer();

  test.each([
    ['an empty file', async () => Buffer.alloc(0), 'empty'],
    ['a GIF', toGif, 'gif'],
    ['a TIFF', toTiff, 'tiff'],
    ['an SVG', toSvg, 'svg'],
    ['a HEIC', toHeic, 'heic'],
    ['a text', async () => Buffer.from('no picture'), 'unknown'],
    ['a JPEG that is cut off', cutOff, 'damaged'],
    ['a PNG with a hole', cutInside, 'damaged'],
    ['a file that only begins as a JPEG', lying, 'damaged'],
    ['more than 25 MB', tooLarge, 'tooLarge'],
    ['more than 60 megapixels in few bytes', bomb, 'tooManyPixels'],
  ])('%s, and leaves nothing', async (_, make, problem) => {
    const before = listFiles();
    expect(await problemOf(await make())).toBe(problem);
    expect(listFiles()).toEqual(before);
    expect(await db().upload.count()).toBe(0);
  });
});

describe('on a full disk', () => {
  const full = () => Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });

  const refuseRows = (act: 'INSERT' | 'UPDATE') =>
    db().$executeRawUnsafe(
      `CREATE TRIGGER full BEFORE ${act} ON Upload BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );

  test.each([1, 2, 3])('nothing is half stored when write %i fails', async (failing) => {
    const before = listFiles();
    let writes = 0;
    vi.mocked(rename).mockImplementation(async (from, to) => {
      writes += 1;
      if (writes === failing) throw full();
      const { rename } =
        await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
      return rename(from, to);
    });
    expect(await problemOf(await takePhoto())).toBe('full');
    vi.mocked(rename).mockReset();
    expect(listFiles()).toEqual(before);
    expect(await db().upload.count()).toBe(0);
  });

  test('what was there before stays', async () => {
    const photo = await takePhoto();
    await storeUpload(photo, 'a.jpg');
    const before = listFiles();
    await refuseRows('UPDATE');
    expect(await problemOf(photo)).toBeInstanceOf(Error);
    expect(listFiles()).toEqual(before);
  });

  test('a new one goes with its files when its row cannot be stored', async () => {
    const before = listFiles();
    await refuseRows('INSERT');
    expect(await problemOf(await takePhoto())).toBeInstanceOf(Error);
    expect(listFiles()).toEqual(before);
  });

  test('none is taken while there is little space left for leads', async () => {
    vi.mocked(statfs).mockResolvedValue({ bavail: 299, bsize: 1024 * 1024 } as never);
    await expect(assertRoom()).rejects.toMatchObject({ problem: 'full' });
  });
});

describe('while pictures are encoded', () => {
  beforeEach(() => {
    vi.mocked(statfs).mockResolvedValue({ bavail: 5000, bsize: 1024 * 1024 } as never);
  });

  test('some may wait, more are asked to come again', async () => {
    const photos = await Promise.all([1, 2, 3, 4, 5].map(takePhoto));
    const storing = photos.slice(0, 4).map((photo) => storeUpload(photo, 'a.jpg'));
    await expect(assertRoom()).resolves.toBeUndefined();
    storing.push(storeUpload(photos[4] as Buffer, 'a.jpg'));
    await expect(assertRoom()).rejects.toMatchObject({ problem: 'busy' });
    await Promise.all(storing);
    await expect(assertRoom()).resolves.toBeUndefined();
    expect(writeFile).toHaveBeenCalled();
  });
});
