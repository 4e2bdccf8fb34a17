import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { drawZellige } from '@/lib/covers/zellige';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { getCropFile, readPicture } from './crops';
import { describeDrawing, getDrawingFile } from './drawings';
import { getImageFile } from './images';
import { identifyImage, storeOriginal } from './originals';
import { getPictureSource } from './picture-source';
import { cropUrl, drawingUrl, imageUrl } from './variants';

withEmptyStore();
const mediaDir = () => join(env().DATA_DIR, 'media');
beforeEach(() => rmSync(mediaDir(), { recursive: true, force: true }));

const nameOf = (url: string) => url.replace('/media/', '');

async function addDrawing(): Promise<string> {
  const drawing = describeDrawing('mistral');
  await db().image.create({ data: drawing });
  return drawing.id;
}

test('a drawing is served from its row alone', async () => {
  const id = await addDrawing();
  const svg = drawZellige('mistral');
  expect(await getDrawingFile(nameOf(drawingUrl(id)))).toEqual({
    bytes: Buffer.from(svg),
    type: 'image/svg+xml',
  });
  expect(await getPictureSource(id)).toEqual({ bytes: Buffer.from(svg), extension: 'svg' });
  expect((await readPicture(id))?.drawn).toBe(true);
  expect(existsSync(mediaDir())).toBe(false);
});

test.each([
  ['a variant', imageUrl(describeDrawing('mistral').id, 1200, 'webp'), 'webp', 1200, 675],
  ['a crop', cropUrl(describeDrawing('mistral').id, '1x1'), 'jpeg', 1200, 1200],
] as const)(
  '%s of a drawing is encoded when it is first asked for, and kept',
  async (_, url, format, width, height) => {
    await addDrawing();
    const read = async () => (await getImageFile(nameOf(url))) ?? (await getCropFile(nameOf(url)));
    const file = await read();
    expect(await sharp(file?.bytes).metadata()).toMatchObject({ format, width, height });
    expect(readdirSync(mediaDir())).toEqual([nameOf(url)]);
    await db().image.deleteMany();
    expect((await read())?.bytes).toEqual(file?.bytes);
  },
);

test.each(['1201.webp', '999.avif', '16x9.webp', '2x1.jpg'])(
  'a drawing has no form %s',
  async (form) => {
    const name = `${await addDrawing()}-${form}`;
    expect(await getImageFile(name)).toBeNull();
    expect(await getCropFile(name)).toBeNull();
    expect(existsSync(mediaDir())).toBe(false);
  },
);

test.each(['1200.webp', '1x1.jpg', '.svg'])(
  'without a row nothing is drawn for %s',
  async (form) => {
    const name = `${describeDrawing('mistral').id}-${form}`.replace('-.', '.');
    expect(await getDrawingFile(name)).toBeNull();
    expect(await getImageFile(name)).toBeNull();
    expect(await getCropFile(name)).toBeNull();
    expect(existsSync(mediaDir())).toBe(false);
  },
);

test('an SVG picture, which may contain code, is not served as it is', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>');
  const image = await identifyImage(svg);
  await storeOriginal(image.id, svg);
  await db().image.create({ data: image });
  expect(await getDrawingFile(nameOf(drawingUrl(image.id)))).toBeNull();
});
