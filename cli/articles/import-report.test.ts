import { expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { runOn } from '../test-terminal';
import { runArticles } from './program';

withEmptyStore();

const golden = 'lib/imports/golden';

test.each(['wordpress.xml', 'ghost.json'])('the report of %s is as it was', async (name) => {
  const report = (...options: string[]) =>
    runOn(runArticles, ['import', `${golden}/${name}`, '--dry-run', ...options]);
  const printed = await report();
  expect(printed.code).toBe(0);
  const [system] = name.split('.');
  await expect(printed.stdout).toMatchFileSnapshot(`../../${golden}/${system}.report.txt`);
  const { stdout } = await report('--json');
  await expect(stdout).toMatchFileSnapshot(`../../${golden}/${system}.report.json`);
});
