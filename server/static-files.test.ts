import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { compressStaticFiles, loadStaticFiles } from './static-files';

const folder = () =>
  makeFolder({
    'public/icon.svg': '<svg/>',
    'public/assets/reader-1.js': 'read()',
    'static/chunks/app.js': 'start()',
    'static/chunks/app.js.map': '{}',
    'static/chunks/site.css': 'p{}',
    'static/media/font.woff2': 'font',
    'static/build/_ssgManifest.txt': '',
  });

test('maps the files of public/ and of the build by path, without source maps', () => {
  const dir = folder();
  const files = loadStaticFiles(join(dir, 'public'), join(dir, 'static'));
  expect(
    [...files].map(([path, { headers }]) => [
      path,
      headers['content-type'],
      headers['cache-control'],
    ]),
  ).toEqual([
    [
      '/assets/reader-1.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/icon.svg', 'image/svg+xml', 'public, max-age=86400'],
    [
      '/_next/static/chunks/app.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    [
      '/_next/static/chunks/site.css',
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/_next/static/media/font.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ]);
});

test('leaves the files of the build to Next.js in development', () => {
  const files = loadStaticFiles(join(folder(), 'public'));
  expect([...files.keys()]).toEqual(['/assets/reader-1.js', '/icon.svg']);
});

test('refuses a file whose media type is unknown', () => {
  const dir = makeFolder({ 'notes.docx': '' });
  expect(() => loadStaticFiles(dir)).toThrow('notes.docx: what is its media type?');
});

test('the brotli form is read if the build has written it, and not listed', async () => {
  const sheet = 'p { margin: 0 } '.repeat(1000);
  const dir = makeFolder({ 'site.css': sheet, 'short.css': 'p{}', 'font.woff2': sheet });
  await compressStaticFiles(dir);
  expect(existsSync(join(dir, 'short.css.br')) || existsSync(join(dir, 'font.woff2.br'))).toBe(
    false,
  );
  const files = loadStaticFiles(dir);
  expect([...files.keys()].sort()).toEqual(['/font.woff2', '/short.css', '/site.css']);
  const read = files.get('/site.css')?.body.get('br');
  // Not a promise: nothing is compressed.
  if (!Buffer.isBuffer(read)) throw new Error('It is compressed anew.');
  expect(String(brotliDecompressSync(read))).toBe(sheet);
});
