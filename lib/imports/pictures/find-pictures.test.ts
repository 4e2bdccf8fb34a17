import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import type { ImportWarning } from '../import-report';
import { createWarn } from '../import-report';
import { findPictureFile, findPictureFiles } from './find-pictures';

const wordpressCom = 'https://carnet.files.wordpress.com/2008/06/y.jpg';

test.each([
  [wordpressCom, '2008/06/y.jpg'],
  [`${wordpressCom}?w=604&h=400`, '2008/06/y.jpg'],
  ['https://i0.wp.com/carnet.files.wordpress.com/2008/06/y.jpg?ssl=1', '2008/06/y.jpg'],
  ['https://i2.wp.com/carnet.example/wp-content/uploads/2008/06/y.jpg', '2008/06/y.jpg'],
  ['https://carnet.example/files/2008/06/y.jpg', '2008/06/y.jpg'],
  ['https://carnet.example/wp-content/uploads/sites/3/2008/06/y.jpg', '2008/06/y.jpg'],
  ['/wp-content/uploads/caf%C3%A9/y.jpg', 'café/y.jpg'],
  ['https://cdn.example/a/y.jpg?v=1/2', 'cdn.example/a/y.jpg?v=1%2F2'],
  [wordpressCom, 'carnet.files.wordpress.com/2008/06/y.jpg'],
])('finds %s as %s', (address, file) => {
  const folder = makeFolder({ [file]: 'x' });
  expect(findPictureFile({ name: 'y.jpg', address }, ['/nowhere', folder])).toBe(
    join(folder, file),
  );
});

test.each([
  ['y-scaled.jpg', 'y-250x162.jpg', ['y.jpg', 'y-scaled.jpg', 'y-250x162.jpg']],
  ['y-rotated.jpg', undefined, ['y.jpg', 'y-rotated.jpg']],
  ['y-e1234567890.jpg', 'y-e1234567890-9x9.jpg', ['y-e1234567890.jpg', 'y.jpg']],
  ['y.jpg', 'y-250x162.jpg', ['y.jpg', 'y-250x162.jpg']],
  ['y-250x162.jpg', undefined, ['y-250x162.jpg']],
])('takes for %s, shown as %s, the first of %s', (name, shownName, files) => {
  const uploads = 'https://carnet.example/wp-content/uploads/2020/01';
  for (let first = 0; first < files.length; first += 1) {
    const rest = files.slice(first).map((file) => [`2020/01/${file}`, 'x']);
    const folder = makeFolder(Object.fromEntries(rest));
    const address = `${uploads}/${name}`;
    const sources = [address, ...(shownName ? [`${uploads}/${shownName}`] : [])];
    const found = findPictureFile({ name, address, sources }, [folder]);
    expect(found).toBe(join(folder, '2020/01', files[first] ?? ''));
  }
});

test.each([
  'https://carnet.example/wp-content/uploads/../../secret.jpg',
  'https://carnet.example/wp-content/uploads/%2e%2e%2fsecret.jpg',
  'https://carnet.example/wp-content/uploads/%2e%2e/secret.jpg',
  'https://../secret.jpg',
  'https://./secret.jpg',
  `https://carnet.example/wp-content/uploads/${'a'.repeat(300)}.jpg`,
  'https://carnet.example/files/secret.jpg',
  'https://carnet.example/wp-content/uploads/a.jpg%00',
  'https://carnet.example/wp-content/uploads/',
])('never leaves the folder for %s', (address) => {
  const folder = makeFolder({ 'secret.jpg': 'x', 'images/a.jpg': 'x' });
  const folders = [join(folder, 'images')];
  expect(findPictureFile({ name: 'a.jpg', address }, folders)).toBeUndefined();
});

test('names what is missing or unreadable, and why it could not be downloaded', async () => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const folder = makeFolder({ 'here.png': png, 'broken.png': 'no picture' });
  const pictures = ['here', 'broken', 'gone', 'refused', 'cover'].map((name) => ({
    name: `${name}.png`,
    address: `wp-content/uploads/${name}.png`,
  }));
  const warnings: ImportWarning[] = [];
  const files = await findPictureFiles(
    { text: { body: '', cover: 'cover.png' }, pictures },
    [folder],
    new Map([['wp-content/uploads/refused.png', '403']]),
    createWarn(warnings, 'T'),
  );
  expect([...files]).toEqual([['here.png', join(folder, 'here.png')]]);
  expect(warnings.map(({ kind, detail }) => [kind, detail.replace(/upported.*/, '…')])).toEqual([
    ['picture-unreadable', expect.stringMatching(/^wp-content\/uploads\/broken\.png \(/)],
    ['picture-missing', 'wp-content/uploads/gone.png'],
    ['picture-missing', 'wp-content/uploads/refused.png (403)'],
    ['cover-missing', 'wp-content/uploads/cover.png'],
  ]);
});
