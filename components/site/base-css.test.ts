import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrastOf, palette, type Scheme } from '@/lib/settings/palette';
import { site } from '@/lib/settings/site';

const schemes = ['light', 'dark'] as const;
const read = (path: string) => readFileSync(path, 'utf8');
const styles = read('components/site/base.css') + read('components/ui/prose/text.css');

const colors = new Map<string, Record<Scheme, string>>([['accent', site.accent]]);
for (const [, name = '', light = '', dark = ''] of styles.matchAll(
  /--([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g,
)) {
  colors.set(name, { light, dark });
}
const codeColors = [...colors.keys()].filter((name) => name.startsWith('code-'));

function contrasts(name: string, ground: string): number[] {
  return schemes.map((scheme) =>
    contrastOf(colors.get(name)?.[scheme] ?? '', colors.get(ground)?.[scheme] ?? ''),
  );
}

test('base.css has the colors of the palette', () => {
  expect(Object.fromEntries(colors)).toMatchObject(palette);
});

test.each([
  ...['ink', 'soft', 'accent', 'bad'].flatMap((name) => [
    [name, 'paper'],
    [name, 'panel'],
  ]),
  ...codeColors.map((name) => [name, 'panel']),
  ['on-accent', 'accent'],
])('text in --%s on --%s has a contrast of 4.5:1 in both schemes', (name, ground) => {
  expect(Math.min(...contrasts(name, ground))).toBeGreaterThanOrEqual(4.5);
});

test.each(['paper', 'panel'])('borders of controls on --%s have 3:1 in both schemes', (ground) => {
  expect(Math.min(...contrasts('edge', ground))).toBeGreaterThanOrEqual(3);
});

test('inputs and chips, dark ones, have the border of controls', () => {
  expect(read('components/ui/input.css')).toContain('border: 1px solid var(--edge);');
  expect(read('components/ui/pill.css')).toContain(
    'border: 1px solid light-dark(var(--line), var(--edge));',
  );
});

test('a dark panel can be told from the paper', () => {
  expect(contrastOf(palette.panel.dark, palette.paper.dark)).toBeGreaterThan(1.15);
});
