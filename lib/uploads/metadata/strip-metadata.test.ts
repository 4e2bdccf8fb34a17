import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { detectFormat, type UploadFormat } from '../detect-format';
import { DamagedFileError } from './strip';
import { stripMetadata } from './strip-metadata';

const place = '48 51 0';
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/">secret-xmp</x:xmpmeta>';
const gradient =
  '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="#08f"/></linearGradient><rect width="64" height="40" fill="url(#g)"/>';
const picture = sharp(
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="40">${gradient}</svg>`),
).removeAlpha();

const encode: Record<UploadFormat, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg({ progressive: true }),
  png: (image) => image.png(),
  webp: (image) => image.webp(),
  avif: (image) => image.avif(),
};
const formats = Object.keys(encode) as UploadFormat[];

/** As a telephone writes it: turned, with place, camera and time, in a color space of its own */
const take = (format: UploadFormat, orientation = 6) =>
  encode[format](picture.clone())
    .withIccProfile('p3')
    .withExifMerge({
      IFD0: { Make: 'secret-camera', DateTime: '2026:01:31 08:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: place },
    })
    .withXmp(xmp)
    .withMetadata({ orientation })
    .toBuffer();

const decode = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: data.toString('base64'), width: info.width, height: info.height };
};

const strip = async (bytes: Buffer) => {
  const { orientation = 1 } = await sharp(bytes).metadata();
  return stripMetadata(bytes, detectFormat(bytes) as UploadFormat, orientation);
};

test.each(formats)(
  'of a %s the pixels, colors and rotation stay, and nothing else',
  async (format) => {
    const taken = await take(format);
    expect(detectFormat(taken)).toBe(format);
    expect(taken.toString('latin1')).toContain('secret-camera');
    const stripped = await strip(taken);
    expect(await decode(stripped)).toEqual(await decode(taken));
    const { exif, xmp, iptc, icc } = await sharp(stripped).metadata();
    expect([xmp, iptc]).toEqual([undefined, undefined]);
    expect(exif?.length ?? 0).toBeLessThanOrEqual(32);
    expect(icc?.equals((await sharp(taken).metadata()).icc ?? Buffer.alloc(0))).toBe(true);
    expect(stripped.toString('latin1')).not.toMatch(/secret|2026:01|GPS|adobe:ns/);
  },
);

test.each(formats)('a %s without metadata stays as it is, also the second time', async (format) => {
  const plain = await encode[format](picture.clone()).toBuffer();
  expect((await strip(plain)).equals(plain)).toBe(true);
  const stripped = await strip(await take(format));
  expect((await strip(stripped)).equals(stripped)).toBe(true);
});

test.each(formats)('a %s that is cut off anywhere is damaged or as small', async (format) => {
  const taken = await take(format);
  for (let length = 12; length < taken.length - 1; length += 7) {
    const cut = taken.subarray(0, length);
    try {
      expect(stripMetadata(cut, format, 6).length).toBeLessThan(taken.length + 64);
    } catch (error) {
      expect(error).toBeInstanceOf(DamagedFileError);
    }
  }
});

test('of a JPEG comments, thumbnails, other pictures behind it and film are dropped', async () => {
  const plain = await encode.jpeg(picture.clone()).toBuffer();
  const comment = Buffer.from('\xff\xfe\0\x08secret', 'latin1');
  const thumbnail = Buffer.from('\xff\xe2\0\x0aMPF\0cret', 'latin1');
  const after = Buffer.from('ftypmp4 secret film');
  const full = Buffer.concat([plain.subarray(0, 2), comment, thumbnail, plain.subarray(2), after]);
  expect((await strip(full)).equals(plain)).toBe(true);
});

test.each(formats)('a %s keeps each of the eight orientations', async (format) => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const taken = await take(format, orientation);
    expect(await decode(await strip(taken))).toEqual(await decode(taken));
  }
});
