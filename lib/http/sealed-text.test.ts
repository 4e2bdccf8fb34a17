import { expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { openText, sealText } from './sealed-text';

withEmptyStore();

test('a sealed text is unreadable, differs each time, and can be opened', () => {
  const sealed = sealText('amina@exemple, é😀');
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('amina');
  expect(sealText('amina@exemple, é😀')).not.toBe(sealed);
  expect(openText(sealed)).toBe('amina@exemple, é😀');
});

test('anything else opens as an empty text', () => {
  const sealed = sealText('amina');
  const changed = Buffer.from(sealed, 'base64url');
  changed[30] = (changed[30] ?? 0) ^ 1;
  const odd = [
    '',
    undefined,
    'x',
    'x'.repeat(100),
    sealed.slice(0, -3),
    changed.toString('base64url'),
  ];
  for (const one of odd) expect(openText(one)).toBe('');
});
