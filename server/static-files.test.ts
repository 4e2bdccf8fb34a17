import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { loadStaticFiles } from './static-files';

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
