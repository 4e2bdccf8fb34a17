import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'components/ui/prose';
const prose = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const styles = readFileSync('components/site/base.css', 'utf8') + prose;

function colorsOf(name: string): { light: string; dark: string } {
  const [, light = '', dark = ''] =
    new RegExp(`${name}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\)`).exec(styles) ?? [];
  return { light, dark };
}

function luminance(hex: string): number {
  const digits = hex.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const names = Array.from(prose.matchAll(/(--code-[a-z]+): light-dark/g), ([, name]) => name ?? '');

test('the syntax colors are found', () => {
  expect(names.length).toBeGreaterThan(3);
});

test.each([
  ...names.map((name) => [name, '--panel'] as const),
  ['--ink', '--panel'] as const,
  ['--soft', '--paper'] as const,
  ['--accent', '--paper'] as const,
])('%s on %s passes AA in both schemes', (name, background) => {
  for (const scheme of ['light', 'dark'] as const) {
    const ratio = contrast(colorsOf(name)[scheme], colorsOf(background)[scheme]);
    expect(ratio, scheme).toBeGreaterThanOrEqual(4.5);
  }
});

test('prose uses logical properties only', () => {
  expect(prose).not.toMatch(
    /(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?:^|\s)(?:left|right|top|bottom|width|height):|text-align: (?:left|right)/,
  );
});
