import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { createHostCheck } from './allowed-hosts';
import { downloadPictures } from './download-pictures';
import { defaultLimits } from './fetch-picture';
import { findPictureFile } from './find-pictures';

const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const publicAddress = '93.184.216.34';

type Answers = Record<string, (response: ServerResponse) => unknown>;
const sendPicture = (response: ServerResponse) => response.end(png);
const redirectTo = (location: string) => (response: ServerResponse) =>
  response.writeHead(302, { location }).end();

/** Any public address leads to this server, which plays the old site. */
async function startOldSite(answers: Answers) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://carnet.example:${(server.address() as AddressInfo).port}`;
  return { url, requests };
}

async function download(url: string, paths: string[], more: object = {}, folder = makeFolder()) {
  const addresses: Record<string, string> = { 'private.example': '10.0.0.1' };
  const pictures = paths.map((path) => ({ name: 'a', address: new URL(path, url).href }));
  const failures = await downloadPictures(
    pictures,
    createHostCheck(url, ['private.example', '127.0.0.1', '[::1]']),
    {
      folder,
      network: {
        resolve: async (host) => [addresses[host] ?? publicAddress],
        redirect: () => '127.0.0.1',
      },
      ...more,
    },
  );
  const reasons = Object.fromEntries(
    [...failures].map(([address, reason]) => [address.replace(`${url}/`, ''), reason]),
  );
  return { folder, reasons, files: Object.keys(readFolder(folder)) };
}

test('keeps pictures by host and path, where the import finds them, and fetches none twice', async () => {
  const { url, requests } = await startOldSite({
    '/wp-content/a%20b.png': sendPicture,
    '/c.png?w=1': sendPicture,
  });
  const paths = ['wp-content/a%20b.png', 'c.png?w=1', 'gone.png'];
  const { folder, reasons, files } = await download(url, paths);
  const host = new URL(url).host;
  expect(reasons).toEqual({ 'gone.png': '404' });
  expect(files).toEqual([`${host}/c.png?w=1`, `${host}/wp-content/a b.png`]);
  const find = (path: string) =>
    findPictureFile({ name: 'a', address: `${url}/${path}` }, [folder]);
  expect(find('wp-content/a%20b.png')).toBe(join(folder, host, 'wp-content/a b.png'));
  expect(requests).toHaveLength(3);
  await download(
    url,
    paths.filter((path) => !find(path)),
    {},
    folder,
  );
  expect(requests.slice(3)).toEqual(['/gone.png']);
});

test('tries the size that the text shows where the original is gone', async () => {
  const { url } = await startOldSite({ '/a-9x9.png': sendPicture });
  const folder = makeFolder();
  const address = `${url}/a-9x9.png`;
  const picture = { name: 'a', address, sources: [`${url}/a.png`, address] };
  const failures = await downloadPictures([picture], createHostCheck(url, []), {
    ...{ folder, network: { resolve: async () => [publicAddress], redirect: () => '127.0.0.1' } },
  });
  expect([...failures]).toEqual([]);
  expect(findPictureFile(picture, [folder])).toMatch(/a-9x9\.png$/);
});

test('follows three redirects, each only to an allowed host and a public address', async () => {
  const answers: Answers = {
    '/0.png': redirectTo('/1.png'),
    '/1.png': redirectTo('/2.png'),
    '/2.png': redirectTo('3.png'),
    '/end.png': sendPicture,
    '/elsewhere.png': redirectTo('https://evil.example/a.png'),
    '/file.png': redirectTo('file:///etc/passwd'),
    '/lost.png': redirectTo(''),
    '/private.png': redirectTo('http://private.example/a.png'),
    '/loopback.png': redirectTo('http://2130706433/a.png'),
    '/loopback-6.png': redirectTo('http://[::1]/a.png'),
  };
  const { url, requests } = await startOldSite(answers);
  answers['/3.png'] = redirectTo(`${url.replace('//', '//www.')}/end.png`);
  const paths = Object.keys(answers).filter((path) => !/end|2|3/.test(path));
  const { reasons, files } = await download(url, paths);
  expect(files).toEqual([`${new URL(url).host}/1.png`]);
  expect(reasons).toEqual({
    '0.png': '302',
    'elsewhere.png': '→ evil.example',
    'file.png': '302',
    'lost.png': '302',
    'private.png': '10.0.0.1',
    'loopback.png': '→ 127.0.0.1',
    'loopback-6.png': '→ [::1]',
  });
  expect(requests).not.toContain('/a.png');
});

test('connects to no private address, whatever the old site’s name leads to', async () => {
  const { url, requests } = await startOldSite({ '/a.png': sendPicture });
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '::1']) {
    const network = { resolve: async () => [address], redirect: () => '127.0.0.1' };
    expect((await download(url, ['a.png'], { network })).reasons).toEqual({ 'a.png': address });
  }
  const local = url.replace('carnet.example', '127.0.0.1');
  expect((await download(local, ['a.png'])).reasons).toEqual({
    'a.png': `→ ${new URL(local).host}`,
  });
  expect(requests).toEqual([]);
});

test('judges by the bytes, and keeps nothing that is no picture, cut off or too large', async () => {
  const { url } = await startOldSite({
    '/page.png': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    '/picture.html': sendPicture,
    '/cut.png': (response) => {
      response.writeHead(200, { 'content-length': png.length });
      response.write(png.subarray(0, 40), () => response.destroy());
    },
    '/announced.png': (response) =>
      response.writeHead(200, { 'content-length': 3 * 1024 * 1024 }).write(png),
    '/endless.png': (response) => {
      const write = () => response.destroyed || response.write(Buffer.alloc(65_536), write);
      write();
    },
    '/slow.png': (response) => response.writeHead(200).write('a'),
  });
  const paths = ['page.png', 'cut.png', 'announced.png', 'endless.png', 'slow.png', 'picture.html'];
  const limits = { ...defaultLimits, pictureBytes: 2 * 1024 * 1024, idleMs: 300 };
  const { reasons, files } = await download(url, paths, { limits });
  expect(reasons).toEqual({
    'page.png': 'text/html',
    'cut.png': 'ECONNRESET',
    'announced.png': '> 2 MB',
    'endless.png': '> 2 MB',
    'slow.png': 'ETIMEDOUT',
  });
  expect(files).toEqual([`${new URL(url).host}/picture.html`]);
  const one = { ...defaultLimits, pictureMs: 200 };
  expect((await download(url, ['slow.png'], { limits: one })).reasons).toEqual({
    'slow.png': 'ETIMEDOUT',
  });
});

test('what cannot be a file is named, and the others come', async () => {
  const long = `${'a'.repeat(260)}.png`;
  const { url } = await startOldSite({
    '/a.png': sendPicture,
    '/a.png/b.png': sendPicture,
    [`/${long}`]: sendPicture,
    '/': sendPicture,
  });
  const host = new URL(url).host;
  const folder = makeFolder({ [`${host}/a.png`]: png });
  const { reasons } = await download(url, ['a.png/b.png', long, ''], {}, folder);
  expect(reasons).toEqual({
    'a.png/b.png': expect.stringMatching(/ENOTDIR|EEXIST/),
    [long]: 'ENAMETOOLONG',
    '': host,
  });
});

test('stops at the limit of all pictures, and gives up on a server that does not answer', async () => {
  const { url, requests } = await startOldSite({
    '/a.png': sendPicture,
    '/b.png': sendPicture,
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, number) => [
        `/${number}.png`,
        (response: ServerResponse) => response.destroy(),
      ]),
    ),
  });
  const limits = { ...defaultLimits, allBytes: png.length };
  const { reasons, files } = await download(url, ['a.png', 'b.png'], { limits });
  expect(files).toHaveLength(1);
  expect(Object.values(reasons)).toEqual([expect.stringMatching(/^> /)]);
  requests.length = 0;
  const numbers = Array.from({ length: 20 }, (_, number) => `${number}.png`);
  expect(Object.values((await download(url, numbers)).reasons)).toEqual(
    Array(20).fill('ECONNRESET'),
  );
  expect(requests.length).toBeLessThan(10);
});
