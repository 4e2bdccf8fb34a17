import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeReaderBundle } from './bundle-reader';

const { file, module, facts } = makeReaderBundle();

test('the module of the reader pages has at most 4 kB gzipped', () => {
  const bytes = gzipSync(module, { level: 9 }).length;
  console.log(`Reader module: ${bytes} bytes gzipped, ${Buffer.byteLength(module)} raw`);
  expect(bytes).toBeLessThanOrEqual(4096);
});

test('it imports nothing and is named after its content', () => {
  expect(module).not.toMatch(/\b(import|export|require)\b/);
  expect(file).toMatch(/^reader-[0-9a-f]{12}\.js$/);
  expect(makeReaderBundle().file).toBe(file);
  expect(facts.readerModulePath).toBe(`/assets/${file}`);
});

test('the inline scripts are small, do not end early and match their hashes in the CSP', () => {
  const scripts = [facts.themeScript, facts.speculationRules];
  for (const text of scripts) expect(text).not.toMatch(/<\/script|<!--/i);
  expect(gzipSync(facts.themeScript).length).toBeLessThan(250);
  expect(facts.inlineScriptHashes).toEqual(
    scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`),
  );
});

test('the module does not prevent the back/forward cache', () => {
  expect(module).not.toMatch(/unload|WebSocket|EventSource|BroadcastChannel/);
});
