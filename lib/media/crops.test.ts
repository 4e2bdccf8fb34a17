import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { getCropFile, readPicture } from './crops';
import { identifyImage, storeOriginal } from './originals';
import { type Crop, cropSizes, cropUrl, imageName } from './variants';

withEmptyStore();

const crops = Object.keys(cropSizes) as Crop[];
const mediaDir = () => join(env().DATA_DIR, 'media');

const paint = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#6050dc' } })
    .png()
    .toBuffer();

/** Without the variants, which take seconds. */
async function store(original: Buffer): Promise<string> {
  const { id } = await identifyImage(original);
  await storeOriginal(id, original);
  return id;
}

async function readCrop(id: string, crop: Crop) {
  const file = await getCropFile(cropUrl(id, crop).replace('/media/', ''));
  const { format, width, height } = await sharp(file?.bytes).metadata();
  return { type: file?.type, format, width, height };
}

let drawing = '';
beforeAll(async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><path d="M0 0h9v9z"/></svg>';
  drawing = await store(Buffer.from(svg));
});

test.each(crops)('a drawing fills the full size of %s', async (crop) => {
  const expected = { type: 'image/jpeg', format: 'jpeg', ...cropSizes[crop] };
  expect(await readCrop(drawing, crop)).toEqual(expected);
});

test.each([
  // Photographs are never enlarged, and their ratio is exact to a pixel.
  [1000, 500, '16x9', 888, 500],
  [1000, 500, '4x3', 666, 500],
  [1000, 500, '1x1', 500, 500],
  [300, 900, '16x9', 300, 169],
  [3000, 4000, '4x3', 1600, 1200],
  [3000, 4000, '1x1', 1200, 1200],
] as const)(
  'a photograph of %i × %i cropped to %s has %i × %i',
  async (w, h, crop, width, height) => {
    const id = await store(await paint(w, h));
    expect(await readCrop(id, crop)).toMatchObject({ width, height });
  },
);

test('crops a photograph around its salient part, not its centre or texture', async () => {
  const texture =
    '<linearGradient id="g"><stop stop-color="#555"/><stop offset="1" stop-color="#999"/></linearGradient><rect width="500" height="500" fill="url(#g)"/>';
  const stripes = Array.from(
    { length: 12 },
    (_, i) => `<path d="M1650 ${60 + i * 32}h200v16h-200z" fill="${i % 2 ? '#d00' : '#fc8'}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2500" height="500"><rect width="2500" height="500" fill="#777"/>${texture}${stripes.join('')}</svg>`;
  const id = await store(await sharp(Buffer.from(svg)).png().toBuffer());
  const file = await getCropFile(cropUrl(id, '1x1').replace('/media/', ''));
  const { channels } = await sharp(file?.bytes).stats();
  const [red = 0, , blue = 0] = channels.map(({ mean }) => mean);
  expect(red - blue).toBeGreaterThan(10);
});

describe('around a chosen point', () => {
  const left = { width: 400, height: 900 };
  /** 1600 × 900, of which the left quarter is red, the right one blue */
  const flag = () =>
    sharp({ create: { width: 1600, height: 900, channels: 3, background: '#fff' } })
      .composite([
        { input: { create: { ...left, channels: 3, background: '#f00' } }, left: 0, top: 0 },
        { input: { create: { ...left, channels: 3, background: '#00f' } }, left: 1200, top: 0 },
      ])
      .png()
      .toBuffer();
  const choose = (id: string, focusX: number) =>
    db().upload.upsert({
      where: { id },
      create: { id, name: 'a', width: 1600, height: 900, bytes: 1, focusX, focusY: 0.5 },
      update: { focusX },
    });
  const readColor = async (id: string) => {
    const file = await getCropFile(`${id}-1x1.jpg`);
    const { channels } = await sharp(file?.bytes).stats();
    const [red = 0, , blue = 0] = channels.map(({ mean }) => Math.round(mean));
    return red > blue + 50 ? 'red' : blue > red + 50 ? 'blue' : 'both';
  };

  test('shows it, as near the edge as it can, and the next point at once', async () => {
    const id = await store(await flag());
    await choose(id, 0);
    expect(await readColor(id)).toBe('red');
    await choose(id, 0.97);
    expect(await readColor(id)).toBe('blue');
    await choose(id, 0.5);
    expect(await readColor(id)).toBe('both');
    expect(await readCrop(id, '16x9')).toMatchObject({ width: 1600, height: 900 });
  });

  test('of a photograph that was turned, the point is on the turned one', async () => {
    const turned = await sharp(await flag())
      .rotate(-90)
      .jpeg()
      .withMetadata({ orientation: 6 });
    const id = await store(await turned.toBuffer());
    await choose(id, 0);
    expect(await readColor(id)).toBe('red');
  });
});

test('crops the widest variant if there is no original', async () => {
  const id = '0123456789abcdef';
  mkdirSync(mediaDir(), { recursive: true });
  await sharp(await paint(1600, 850)).toFile(join(mediaDir(), imageName(id, 1600, 'webp')));
  expect(await readCrop(id, '1x1')).toMatchObject({ width: 850, height: 850 });
  expect((await readPicture(id))?.drawn).toBe(false);
});

test('concurrent requests create one file, which later ones reuse', async () => {
  const id = await store(await paint(1400, 1400));
  const name = `${id}-4x3.jpg`;
  const files = await Promise.all(Array.from({ length: 8 }, () => getCropFile(name)));
  expect(new Set(files.map((file) => file?.bytes)).size).toBe(1);
  expect(readdirSync(mediaDir()).filter((file) => file.startsWith(`${id}-4x3`))).toEqual([name]);
  rmSync(join(mediaDir(), 'originals', `${id}.png`));
  expect((await getCropFile(name))?.bytes.equals(files[0]?.bytes ?? Buffer.from(''))).toBe(true);
});

test.each([
  '0000000000000000-4x3.jpg',
  `${'0'.repeat(15)}-4x3.jpg`,
  '../originals/key-4x3.jpg',
  'originals/0000000000000000.svg',
  '0000000000000000-2x1.jpg',
  '0000000000000000-4x3.jpeg',
  '0000000000000000-4x3.jpg.tmp',
  '',
])('finds nothing at %j, and writes nothing', async (name) => {
  expect(await getCropFile(name)).toBeNull();
  expect(existsSync(join(mediaDir(), name || 'nothing'))).toBe(false);
});

test('an empty file, as a power cut leaves one, is created anew', async () => {
  const path = join(mediaDir(), `${drawing}-portrait.jpg`);
  await readCrop(drawing, 'portrait');
  writeFileSync(path, '');
  expect((await readCrop(drawing, 'portrait')).format).toBe('jpeg');

  const original = join(mediaDir(), 'originals', `${drawing}.svg`);
  const bytes = readFileSync(original);
  writeFileSync(original, '');
  rmSync(path);
  expect(await getCropFile(`${drawing}-portrait.jpg`)).toBeNull();
  await storeOriginal(drawing, bytes);
  expect((await readCrop(drawing, 'portrait')).format).toBe('jpeg');
});
