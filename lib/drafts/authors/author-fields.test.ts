import { expect, test } from 'vitest';
import { parseAuthorFields, readAuthorFields } from './author-fields';

const sent = {
  name: '  Nora Alami ',
  slug: '',
  'role-fr': 'Juriste',
  'role-en': ' ',
  'biography-fr': '\r\nElle conseille.\r\nEt écrit. \r\n',
  'biography-en': '',
  'label-0': '',
  'url-0': '',
  'label-1': 'LinkedIn',
  'url-1': ' https://example.com/nora ',
  photo: '',
};

const parse = (changes: Record<string, string> = {}) =>
  parseAuthorFields(readAuthorFields({ ...sent, ...changes }));

test('what is empty is left out, and an address is made of the name', () => {
  expect(parse()).toEqual({
    ok: true,
    slug: 'nora-alami',
    profile: {
      name: 'Nora Alami',
      role: { fr: 'Juriste' },
      biography: { fr: 'Elle conseille.\nEt écrit.' },
      links: [{ label: 'LinkedIn', url: 'https://example.com/nora' }],
    },
  });
});

test.each<[string, Record<string, string>, object]>([
  ['a missing name', { name: ' ' }, { name: 'name' }],
  ['a long name', { name: 'a'.repeat(101) }, { name: 'name' }],
  ['a name that makes no address', { name: 'جواد' }, { slug: 'slug' }],
  ['an address with capitals', { slug: 'Nora' }, { slug: 'slug' }],
  ['a long role', { 'role-en': 'a'.repeat(101) }, { 'role-en': 'role' }],
  ['a link without a name', { 'url-0': 'https://example.com' }, { 'label-0': 'label' }],
  ['half an address', { 'url-1': 'example.com' }, { 'url-1': 'url' }],
  ['a script as an address', { 'url-1': 'javascript:alert(1)' }, { 'url-1': 'url' }],
  [
    'several of them',
    { name: '', 'url-1': '', 'label-0': 'X' },
    { name: 'name', 'url-0': 'url', 'url-1': 'url' },
  ],
])('the mistake is at its field: %s', (_, changes, errors) => {
  expect(parse(changes)).toEqual({ ok: false, errors });
});
