import { expect, test } from 'vitest';
import { readingMinutes } from './reading-time';

const words = (count: number) => Array.from({ length: count }, () => 'mot').join(' ');

test('counts 220 words per minute, rounded up, and at least one minute', () => {
  expect(readingMinutes('')).toBe(1);
  expect(readingMinutes(words(220))).toBe(1);
  expect(readingMinutes(words(221))).toBe(2);
  expect(readingMinutes(words(660))).toBe(3);
});

test('counts elided words once, and neither URLs nor code', () => {
  const prose = `${words(219)} l’entreprise`;
  const code = `\n\n\`\`\`\n${words(300)}\n\`\`\`\n`;
  expect(readingMinutes(`${prose} [](https://example.com/a-b-c-d)${code}`)).toBe(1);
});
