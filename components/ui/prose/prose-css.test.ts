import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'components/ui/prose';
const prose = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
test('prose uses logical properties only', () => {
  expect(prose).not.toMatch(
    /(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?:^|\s)(?:left|right|top|bottom|width|height):|text-align: (?:left|right)/,
  );
});
