import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteStar } from '@/lib/covers/site-star';
import { palette } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';
import { BufferedResponse } from './buffered-response';

const drawnIcons = {
  svg: { type: 'image/svg+xml', draw: async () => Buffer.from(drawStar(12)) },
  ico: { type: 'image/x-icon', draw: drawIco },
  png: { type: 'image/png', draw: () => drawPng(96) },
  apple: { type: 'image/png', draw: drawAppleIcon },
} as const;

/** Apple's devices ask for several names and take any size. */
const applePath = /^\/apple-touch-icon(?:-\d+x\d+)?(?:-precomposed)?(?:\.png)?$/;

/** By name, in the accent that they were drawn in */
const answers = new Map<string, { accent: string; answer: Promise<BufferedResponse> }>();

/** What browsers ask for at fixed paths, drawn at the first request in this accent: sharp takes 20 MB. Undefined for other paths. */
export function findIcon(path: string): Promise<BufferedResponse> | undefined {
  const name = nameAt(path);
  if (!name) return undefined;
  const accent = site.accent.light;
  const known = answers.get(name);
  if (known?.accent === accent) return known.answer;
  const answer = respond(name);
  answers.set(name, { accent, answer });
  answer.catch(() => answers.delete(name));
  return answer;
}

function nameAt(path: string): keyof typeof drawnIcons | undefined {
  if (path === '/icon.svg') return 'svg';
  if (path === '/favicon.ico') return 'ico';
  if (path === '/favicon.png') return 'png';
  return applePath.test(path) ? 'apple' : undefined;
}

async function respond(name: keyof typeof drawnIcons): Promise<BufferedResponse> {
  const { type, draw } = drawnIcons[name];
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=86400' };
  return new BufferedResponse(200, headers, await draw());
}

function drawStar(cornerRadius: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${cornerRadius}" fill="${site.accent.light}"/><path fill="${palette.paper.light}" fill-rule="evenodd" d="${siteStar}"/></svg>`;
}

async function drawPng(size: number, cornerRadius = 12) {
  const { default: sharp } = await import('sharp');
  const picture = site.logo
    ? await readFile(join('public', site.logo))
    : Buffer.from(drawStar(cornerRadius));
  return sharp(picture)
    .resize(size, size, { fit: 'contain', background: '#0000' })
    .png()
    .toBuffer();
}

/** Opaque and square: iOS shows what is transparent in black, and rounds the corners itself. */
async function drawAppleIcon(): Promise<Buffer> {
  const size = 180;
  const { default: sharp } = await import('sharp');
  const margin = site.logo ? 20 : 0;
  const background = palette.paper.light;
  return sharp(await drawPng(size - 2 * margin, 0))
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background })
    .flatten({ background })
    .png()
    .toBuffer();
}

/** The ICO format: a header of 6 bytes, 16 bytes about each picture, then the pictures, here as PNG. */
async function drawIco(): Promise<Buffer> {
  const sizes = [16, 32, 48];
  const pictures = await Promise.all(sizes.map((size) => drawPng(size)));
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = 6 + 16 * sizes.length;
  const entries = pictures.map((picture, index) => {
    const entry = Buffer.alloc(16);
    const size = sizes[index] ?? 0;
    entry.writeUInt8(size, 0);
    entry.writeUInt8(size, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(picture.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += picture.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures]);
}
