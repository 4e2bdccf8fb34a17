import { expect, test } from 'vitest';
import { detectExportSystem } from './export-system';

test.each([
  ['ghost.json', 'ghost'],
  ['site.WordPress.2026-01-01.xml', 'wordpress'],
  ['content', null],
  ['content/fr/a.md', null],
])('detects the system of %s: %s', (path, system) => {
  expect(detectExportSystem(path)).toBe(system);
});
