import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';
import { readHealth } from '@/lib/health/health';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { getImageFile, mediaPath, storeImage } from './images';
import { imageName } from './variants';

withEmptyStore();
afterEach(() => {
  vi.restoreAllMocks();
});

const isWarned = async () => (await readHealth()).warnings?.includes('pictures-missing');

test('a picture without its file is logged once and a warning in health, until the file is back', async () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => {});
  const original = await sharp({
    create: { width: 900, height: 600, channels: 3, background: '#6050dc' },
  })
    .png()
    .toBuffer();
  const image = await storeImage(original);
  await db().image.create({ data: image });
  const name = imageName(image.id, 480, 'avif');
  rmSync(mediaPath(name));
  for (const _ of [1, 2]) expect(await getImageFile(name)).toBeNull();
  expect(error.mock.calls).toEqual([[{ event: 'picture', id: image.id }, expect.any(String)]]);
  expect(await isWarned()).toBe(true);
  await storeImage(original);
  expect(await getImageFile(name)).not.toBeNull();
  expect(await isWarned()).toBe(false);
});

test('an address that no text uses is no missing picture', async () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => {});
  expect(await getImageFile(imageName('0123456789abcdef', 480, 'avif'))).toBeNull();
  expect(error).not.toHaveBeenCalled();
  expect(await isWarned()).toBe(false);
});
