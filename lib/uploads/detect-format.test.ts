import sharp from 'sharp';
import { expect, test } from 'vitest';
import { detectFormat } from './detect-format';

const drawing = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } });

test.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('knows a %s', async (format) => {
  expect(detectFormat(await drawing.clone().toFormat(format).toBuffer())).toBe(format);
});

test.each([
  ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['a drawing after a declaration', '<?xml version="1.0"?>\n<!-- a -->\n<svg/>', 'svg'],
  ['the photo of an iPhone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
  ['a HEIC under a general name', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
  ['an AVIF under a general name', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'avif'],
  ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'unknown'],
  ['a page', '<!doctype html><svg></svg>', 'unknown'],
  ['a document', '%PDF-1.7', 'unknown'],
  ['nothing', '', 'empty'],
])('knows %s', (_, text, format) => {
  expect(detectFormat(Buffer.from(text, 'latin1'))).toBe(format);
});
