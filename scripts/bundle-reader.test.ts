import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeReaderBundle } from './bundle-reader';

const { file, module, facts } = makeReaderBundle();

test('the module of all reader pages has at most 4 kB, gzipped', () => {
  const bytes = gzipSync(module, { level: 9 }).length;
  console.log(`Reader module: ${bytes} bytes gzipped, ${Buffer.byteLength(module)} raw`);
  expect(bytes).toBeLessThanOrEqual(4096);
});

test('it stands alone, under a name made from its content', () => {
  expect(module).not.toMatch(/\b(import|export|require)\b/);
  expect(file).toMatch(/^reader-[0-9a-f]{12}\.js$/);
  expect(makeReaderBundle().file).toBe(file);
  expect(facts.readerModulePath).toBe(`/assets/${file}`);
});

test('the inline scripts are small, end nowhere early, and the policy can name them', () => {
  const texts = [facts.themeScript, facts.speculationRules];
  for (const text of texts) expect(text).not.toMatch(/<\/script|<!--/i);
  expect(gzipSync(facts.themeScript).length).toBeLessThan(250);
  expect(facts.inlineScriptHashes).toEqual(
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`),
  );
});

test('a page never keeps the browser from keeping it for « Back »', () => {
  expect(module).not.toMatch(/unload|WebSocket|EventSource|BroadcastChannel/);
});
