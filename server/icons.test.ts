import sharp from 'sharp';
import { afterEach, expect, test, vi } from 'vitest';
import { palette } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';
import { makeFolder } from '@/lib/testing/folder';
import { findIcon } from './icons';

const projectFolder = process.cwd();
afterEach(() => process.chdir(projectFolder));

async function bodyAt(path: string, find = findIcon): Promise<Buffer> {
  const icon = await find(path);
  if (!icon) throw new Error(`There is no icon at ${path}.`);
  return icon.body.plain;
}

async function colorAt(picture: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const start = (y * info.width + x) * info.channels;
  return `#${data.subarray(start, start + 3).toString('hex')}`;
}

test.each([
  '/apple-touch-icon',
  '/apple-touch-icon.png',
  '/apple-touch-icon-precomposed',
  '/apple-touch-icon-precomposed.png',
  '/apple-touch-icon-120x120.png',
  '/apple-touch-icon-120x120-precomposed.png',
])('%s is an opaque star of 180 pixels in the accent', async (path) => {
  const picture = await bodyAt(path);
  const { format, width, height } = await sharp(picture).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 180, height: 180 });
  expect((await sharp(picture).stats()).isOpaque).toBe(true);
  expect(await colorAt(picture, 0, 0)).toBe(site.accent.light);
  expect(await colorAt(picture, 90, 90)).toBe(site.accent.light);
  expect(await colorAt(picture, 90, 40)).toBe(palette.paper.light);
});

test('/favicon.ico contains three sharp sizes', async () => {
  const ico = await bodyAt('/favicon.ico');
  expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 3, 0]);
  for (const [index, size] of [16, 32, 48].entries()) {
    const entry = ico.subarray(6 + 16 * index, 22 + 16 * index);
    const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    expect([entry[0], entry[1]]).toEqual([size, size]);
    const { format, width } = await sharp(ico.subarray(offset, offset + length)).metadata();
    expect({ format, width }).toEqual({ format: 'png', width: size });
  }
});

test('/icon.svg and /favicon.png are the star in the accent', async () => {
  expect(String(await bodyAt('/icon.svg'))).toContain(`fill="${site.accent.light}"`);
  expect(await sharp(await bodyAt('/favicon.png')).metadata()).toMatchObject({ width: 96 });
});

test('another accent draws the icons anew', async () => {
  const { accent } = site;
  const former = await bodyAt('/favicon.png');
  site.accent = { ...accent, light: '#8a1f11' };
  expect(String(await bodyAt('/icon.svg'))).toContain('fill="#8a1f11"');
  expect(await bodyAt('/favicon.png')).not.toEqual(former);
  site.accent = accent;
  expect(await bodyAt('/favicon.png')).toEqual(former);
});

test.each([
  '/',
  '/icon',
  '/favicon',
  '/apple-touch-icon.svg',
  '/apple-touch-icons',
  '/x/favicon.ico',
])('leaves %s to the pages', (path) => expect(findIcon(path)).toBeUndefined());

const red =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z" fill="#cc0000"/></svg>';

test('a logo replaces the star, on paper for Apple', async () => {
  vi.resetModules();
  process.chdir(makeFolder({ 'public/logo.svg': red }));
  const { site } = await import('@/lib/settings/site');
  const icons = await import('./icons');
  Object.assign(site, { logo: 'logo.svg' });
  const apple = await bodyAt('/apple-touch-icon.png', icons.findIcon);
  expect(await sharp(apple).metadata()).toMatchObject({ width: 180, height: 180 });
  expect(await colorAt(apple, 2, 2)).toBe(palette.paper.light);
  expect(await colorAt(apple, 90, 90)).toBe('#cc0000');
  const small = await bodyAt('/favicon.png', icons.findIcon);
  expect((await sharp(small).stats()).isOpaque).toBe(false);
});

test('the start names a logo that is missing', async () => {
  vi.resetModules();
  const { site } = await import('@/lib/settings/site');
  const { checkLogo } = await import('@/lib/settings/logo');
  Object.assign(site, { logo: 'logo.svg' });
  process.chdir(makeFolder());
  expect(checkLogo).toThrow('site.config.ts: logo: there is no file public/logo.svg: put it there');
  process.chdir(makeFolder({ 'public/logo.svg': red }));
  expect(checkLogo).not.toThrow();
});
