import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findWing } from './wings';

test.each(['/studio', '/studio/', '/studio?a=b', '/studio#a', '/studio/lab', '/%73tudio/lab'])(
  '%s belongs to the app wing',
  (url) => {
    expect(findWing(url).name).toBe('app');
  },
);

test.each(['/', '/studios', '/Studio', '/en/studio', '/?/studio', '/%zz', '*', ''])(
  '%s belongs to the reader wing',
  (url) => {
    expect(findWing(url).name).toBe('reader');
  },
);

test('only an upload may be larger than a long text', () => {
  const limitOf = (url: string) => findWing(url).limits.maxBodyBytes;
  expect(limitOf('/studio/upload?name=a.jpg')).toBeGreaterThanOrEqual(25 * 1024 * 1024);
  expect(limitOf('/studio/upload/')).toBe(limitOf('/studio/upload'));
  for (const path of ['/studio', '/studio/uploads', '/studio/reply', '/studio/pictures/upload']) {
    expect([path, limitOf(path)]).toEqual([path, 256 * 1024]);
  }
});

test('an export may be silent for ten minutes, in the site and in nginx', () => {
  const nginx = readFileSync('deploy/nginx/app.conf', 'utf8');
  const [, block] = /location = \/studio\/settings\/import\/export \{([^}]*)\}/.exec(nginx) ?? [];
  expect(block).toContain('proxy_read_timeout 600s;');
  expect(findWing('/studio/settings/import/export').silenceMs).toBe(600_000);
  expect(findWing('/studio/settings/import').silenceMs).toBeUndefined();
});

test('a part of an archive may be 8 MB, other requests of the studio no more than a long text', () => {
  const limitOf = (url: string) => findWing(url).limits.maxBodyBytes;
  expect(limitOf('/studio/upload/archive?id=a&part=0')).toBe(8 * 1024 * 1024);
  for (const path of ['/studio', '/studio/upload-archive', '/studio/settings/import'])
    expect([path, limitOf(path)]).toEqual([path, 256 * 1024]);
});
