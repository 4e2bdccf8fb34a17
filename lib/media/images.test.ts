import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { withEmptyStore } from '@/lib/testing/store';
import { getImageFile, storeImage } from './images';
import {
  imageFormats,
  imageName,
  imageSrcSet,
  imageUrl,
  imageWidths,
  phoneWidths,
} from './variants';

withEmptyStore();

const draw = (background: string) =>
  sharp({ create: { width: 1000, height: 500, channels: 3, background } })
    .png()
    .toBuffer();

const mediaDir = () => join(env().DATA_DIR, 'media');
const listFiles = () =>
  readdirSync(mediaDir())
    .filter((name) => name !== 'originals')
    .sort();

let image: Awaited<ReturnType<typeof storeImage>>;
beforeAll(async () => {
  image = await storeImage(await draw('#6050dc'));
});

test('stores every width and format, and never enlarges', async () => {
  expect(image).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), width: 1000, height: 500 });
  expect(listFiles()).toHaveLength(imageWidths.length * imageFormats.length);
  for (const width of imageWidths) {
    for (const format of imageFormats) {
      const file = await getImageFile(imageName(image.id, width, format));
      expect(file?.type).toBe(`image/${format}`);
      const metadata = await sharp(file?.bytes).metadata();
      const shown = Math.min(width, 1000);
      expect(metadata).toMatchObject({ width: shown, height: Math.round(shown / 2) });
      expect(metadata.format).toBe(format === 'avif' ? 'heif' : 'webp');
    }
  }
});

test('a detailed drawing is small on a phone', async () => {
  const star = '<path d="M100 0l25 75h75l-65 45 25 80-60-50-60 50 25-80L0 75h75z" fill="#2340c8"/>';
  const tile = `<pattern id="a" width="200" height="200" patternUnits="userSpaceOnUse">${star}</pattern>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><rect width="1600" height="900" fill="#e8aa2e"/>${tile}<rect width="1600" height="900" fill="url(#a)"/></svg>`;
  const { id } = await storeImage(Buffer.from(svg));
  for (const width of phoneWidths) {
    const file = await getImageFile(imageName(id, width, 'avif'));
    expect(file?.bytes.length).toBeLessThan(11_000);
  }
});

test('an empty file, as a power cut leaves one, is not served, and is written again', async () => {
  const name = imageName(image.id, 800, 'webp');
  writeFileSync(join(mediaDir(), name), '');
  expect(await getImageFile(name)).toBeNull();
  await storeImage(await draw('#6050dc'));
  expect((await sharp((await getImageFile(name))?.bytes).metadata()).width).toBe(800);
});

test('storing the same image again returns the same id and writes nothing', async () => {
  const state = () =>
    listFiles().map((name) => [name, statSync(join(mediaDir(), name)).ino] as const);
  const before = state();
  expect(await storeImage(await draw('#6050dc'))).toEqual(image);
  expect(state()).toEqual(before);
});

test('another image has another id', async () => {
  const before = listFiles().length;
  const other = await storeImage(await draw('#000000'));
  expect(other.id).not.toBe(image.id);
  expect(listFiles()).toHaveLength(before + imageWidths.length * imageFormats.length);
});

test('rejects a file that is not an image, and writes nothing', async () => {
  const before = listFiles();
  await expect(storeImage(Buffer.from('no picture'))).rejects.toThrow();
  expect(listFiles()).toEqual(before);
});

describe('getImageFile', () => {
  test.each([
    '0000000000000000-480.avif',
    '../secrets/key',
    '..%2fsecrets%2fkey',
    '../media/x',
    '',
    '.',
    'key',
  ])('finds nothing but stored variants: %j', async (name) => {
    mkdirSync(join(env().DATA_DIR, 'secrets'), { recursive: true });
    writeFileSync(join(env().DATA_DIR, 'secrets/key'), 'secret');
    writeFileSync(join(mediaDir(), 'key'), 'no picture');
    expect(await getImageFile(name)).toBeNull();
  });

  test('finds every file of a srcset', async () => {
    for (const format of imageFormats) {
      const urls = imageSrcSet(image.id, format).split(', ');
      expect(urls).toHaveLength(imageWidths.length);
      for (const [index, entry] of urls.entries()) {
        const width = imageWidths[index] ?? 0;
        expect(entry).toBe(`${imageUrl(image.id, width, format)} ${width}w`);
        expect(
          await getImageFile(entry.split(' ')[0]?.replace('/media/', '') ?? ''),
        ).not.toBeNull();
      }
    }
  });
});
