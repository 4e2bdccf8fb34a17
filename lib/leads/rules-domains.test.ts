import { expect, test } from 'vitest';
import { suggestDomain } from './rules';

test.each([
  ['gmial.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.cm', 'gmail.com'],
  ['gmail.fr', 'gmail.com'],
  ['Gnail.com', 'gmail.com'],
  ['hotmial.fr', 'hotmail.fr'],
  ['hotmal.com', 'hotmail.com'],
  ['outlok.com', 'outlook.com'],
  ['yaho.fr', 'yahoo.fr'],
  ['yahou.com', 'yahoo.com'],
  ['iclou.com', 'icloud.com'],
  ['ornage.fr', 'orange.fr'],
  ['wanado.fr', 'wanadoo.fr'],
  ['lapost.net', 'laposte.net'],
])('asks whether %s means %s', (domain, meant) => {
  expect(suggestDomain(`amina@${domain}`)).toBe(meant);
});

test.each([
  'gmail.com',
  'GMAIL.COM',
  'mail.com',
  'ymail.com',
  'email.com',
  'hotmail.it',
  'yahoo.co.uk',
  'yahoo.ca',
  'outlook.be',
  'free.fr',
  'menara.ma',
  'gmx.fr',
  'entreprise.ma',
  '',
])('asks nothing about %s', (domain) => {
  expect(suggestDomain(`amina@${domain}`)).toBeUndefined();
});
