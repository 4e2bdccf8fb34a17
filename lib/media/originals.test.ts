import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { env } from '@/lib/settings/env';
import { getImageFile, storeImage } from './images';
import { getOriginal, identifyImage, storeOriginal } from './originals';

vi.mock(import('./variants'), async (original) => ({
  ...(await original()),
  imageWidths: [480] as never,
  imageFormats: ['webp'] as never,
}));

const drawing = sharp({ create: { width: 20, height: 10, channels: 3, background: '#123456' } });

test.each([
  ['png', 'png', () => drawing.clone().png().toBuffer()],
  ['jpeg', 'jpg', () => drawing.clone().jpeg().toBuffer()],
  ['webp', 'webp', () => drawing.clone().webp().toBuffer()],
  ['avif', 'avif', () => drawing.clone().avif().toBuffer()],
  ['gif', 'gif', () => drawing.clone().gif().toBuffer()],
  [
    'svg',
    'svg',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'),
  ],
])('a %s is stored byte for byte as .%s', async (_, extension, draw) => {
  const bytes = await draw();
  const stored = await storeImage(bytes);
  expect(stored).toEqual(await identifyImage(bytes));
  expect(await getOriginal(stored.id)).toEqual({ bytes, extension });
});

test('concurrent stores of one image leave one complete file', async () => {
  const bytes = await drawing.clone().resize(300).png().toBuffer();
  const { id } = await identifyImage(bytes);
  await Promise.all(Array.from({ length: 8 }, () => storeOriginal(id, bytes)));
  expect(await getOriginal(id)).toEqual({ bytes, extension: 'png' });
  const files = readdirSync(join(env().DATA_DIR, 'media/originals'));
  expect(files.filter((name) => name.startsWith(id))).toEqual([`${id}.png`]);
});

test('an original has no public URL', async () => {
  const { id } = await storeImage(await drawing.clone().png().toBuffer());
  for (const name of [`${id}.png`, `originals/${id}.png`]) {
    expect(await getImageFile(name)).toBeNull();
  }
});

test('finds no unknown original, and nothing outside the folder', async () => {
  mkdirSync(join(env().DATA_DIR, 'media/originals'), { recursive: true });
  writeFileSync(join(env().DATA_DIR, 'media/key.png'), 'x');
  expect(await getOriginal('0000000000000000')).toBeNull();
  expect(await getOriginal('../key')).toBeNull();
  rmSync(join(env().DATA_DIR, 'media/key.png'));
});
