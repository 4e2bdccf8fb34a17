import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder, readFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';
import { wxr } from '../from-wordpress/test-export';
import { readExport } from '../read-export';

withEmptyStore();

const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const cover =
  '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta>';

async function startOldSite() {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.headers.host} ${request.url}`);
    if (request.url?.includes('gone')) response.writeHead(404).end();
    else response.end(png);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { host: `old.example:${(server.address() as AddressInfo).port}`, requests };
}

test('downloads what no folder has, once, and finds it from then on', async () => {
  const { host, requests } = await startOldSite();
  const uploads = `http://${host}/wp-content/uploads/2020/01`;
  const content = [
    `<img src="${uploads}/here-300x200.png" alt="Ici">`,
    `<img src="${uploads}/there-300x200.png" alt="Là">`,
    `<figure><img src="${uploads}/gone.png" alt="Partie"><figcaption>Une légende</figcaption></figure>`,
    '<img src="https://other.example/a.png" alt="Ailleurs">',
    '[gallery ids="7,8"]',
  ];
  const folder = makeFolder({
    'export.xml': wxr(content.join('\n\n'), cover).replace('//old.example', `//${host}`),
    'wp-content/uploads/2020/01/here.png': png,
  });
  const read = (options: object) =>
    readExport(join(folder, 'export.xml'), 'wordpress', {
      locale: 'fr',
      network: { resolve: async () => ['93.184.216.34'], redirect: () => '127.0.0.1' },
      ...options,
    });
  const missing = {
    addresses: [
      `${uploads}/there-300x200.png`,
      `${uploads}/gone.png`,
      'https://other.example/a.png',
    ],
    fetchable: 2,
    otherHosts: new Map([['other.example', 1]]),
  };
  expect((await read({})).missing).toEqual(missing);
  expect((await read({ download: true, dryRun: true })).missing).toEqual(missing);
  expect(requests).toEqual([]);

  const first = await read({ download: true });
  expect(first.missing).toEqual({
    ...{ addresses: missing.addresses.slice(1), fetchable: 1 },
    otherHosts: missing.otherHosts,
  });
  expect(requests.sort()).toEqual([
    `${host} /wp-content/uploads/2020/01/gone.png`,
    `${host} /wp-content/uploads/2020/01/there.png`,
  ]);
  const kept = `downloaded-pictures/${host}/wp-content/uploads/2020/01/there.png`;
  expect(Object.keys(readFolder(folder))).toContain(kept);
  const [article] = first.articles.articles;
  expect(article?.article.body).toBe(
    [
      '![Ici](here-300x200.png)',
      '![Là](there-300x200.png)',
      `[Partie](${uploads}/gone.png) *Une légende*`,
      '[Ailleurs](https://other.example/a.png)',
    ].join('\n\n'),
  );
  const pictureWarnings = first.site.report.warnings
    .map(({ kind, detail }) => `${kind} ${detail}`)
    .filter((line) => /picture|cover|gallery/.test(line));
  expect(pictureWarnings).toEqual([
    'cover-not-in-export 77',
    'gallery-incomplete 7, 8',
    `picture-missing ${uploads}/gone.png (404)`,
    'picture-missing https://other.example/a.png',
  ]);

  const [again] = (await read({})).articles.articles;
  expect(again?.pictures.get('there-300x200.png')).toBe(join(folder, kept));
  expect(requests).toHaveLength(2);
});

test('a size in a name is not always one of WordPress', async () => {
  const uploads = 'https://old.example/wp-content/uploads/2020/01';
  const names = ['wide-300x200.png', 'wide-580x300.png'];
  const folder = makeFolder({
    'export.xml': wxr(names.map((name) => `<img src="${uploads}/${name}" alt="A">`).join('\n\n')),
    ...Object.fromEntries(names.map((name) => [`wp-content/uploads/2020/01/${name}`, png])),
  });
  const { articles } = await readExport(join(folder, 'export.xml'), 'wordpress', { locale: 'fr' });
  const files = [...(articles.articles[0]?.pictures.values() ?? [])];
  expect(files.map((file) => basename(file))).toEqual(names);
});
