import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { isBuildFresh, markBuildFresh } from './build-inputs';

const projectFolder = process.cwd();
beforeEach(() => {
  process.chdir(
    makeFolder({
      '.next/BUILD_ID': 'id',
      'site.config.ts': 'export const siteConfig = {};',
      'public/logo.svg': '<svg/>',
      'public/assets/reader-1.js': '',
      'README.md': '',
    }),
  );
  markBuildFresh();
});
afterEach(() => process.chdir(projectFolder));

test.each([
  ['site.config.ts', 'export const siteConfig = { name: "Other" };'],
  ['public/logo.svg', '<svg><path/></svg>'],
])('the next start builds after a change of %s', (file, text) => {
  expect(isBuildFresh()).toBe(true);
  writeFileSync(file, text);
  expect(isBuildFresh()).toBe(false);
});

test('the next start does not build after a change of texts that the site does not read', () => {
  writeFileSync('README.md', 'Changed');
  writeFileSync('public/assets/reader-1.js', 'generated()');
  expect(isBuildFresh()).toBe(true);
});
