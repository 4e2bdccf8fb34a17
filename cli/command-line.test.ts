import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { runScript, startScript } from '@/lib/testing/run-script';
import { withEmptyStore } from '@/lib/testing/store';
import { addLead, trickyText } from './leads/test-leads';

withEmptyStore();

const program = 'scripts/author-program.mjs';

test('articles: prints a line per error, no log, and exits with 1', async () => {
  const dir = makeFolder({ 'fr/a.md': '---\ntitle: T\ndek: D\nauthor: x\ncoverAlt: Z\n---\n' });
  const { code, stdout, stderr } = await runScript(program, 'articles', 'check', dir);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')[0]).toBe(
    `${join(dir, 'fr/a.md')}:4: author: there is no author "x": write authors/x.yaml`,
  );
}, 120_000);

test('leads: prints long output completely, and stops when the reader does', async () => {
  for (let count = 0; count < 30; count += 1) await addLead({ details: trickyText.long });
  const { code, stdout, stderr } = await runScript(
    program,
    'leads',
    'list',
    '--json',
    '--limit',
    '100',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toHaveLength(30);

  const interrupted = startScript(program, 'leads', 'export');
  await once(interrupted.stdout, 'data');
  interrupted.stdout.destroy();
  expect(await once(interrupted, 'exit')).toEqual([0, null]);
}, 120_000);
