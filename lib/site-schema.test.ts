import { expect, test } from 'vitest';
import { siteConfig } from '@/site.config';
import { parseSite } from './site-schema';

test('the project’s own settings are taken', () => {
  expect(parseSite(siteConfig)).toMatchObject({ name: siteConfig.name });
});

test.each([
  ['a text without one of the languages', { tagline: { fr: 'IA' } }, 'tagline.en'],
  ['an empty text', { footer: { fr: ' ', en: 'Footer' } }, 'footer.fr'],
  ['an unknown time zone', { timeZone: 'Africa/Casa' }, 'timeZone: a time zone, as Europe/Paris'],
  ['an unknown key', { tagLine: 'IA' }, '"tagLine"'],
  ['a bad sender', { mail: { from: 'Jawad', leadsTo: ['a@example.com'] } }, 'mail.from'],
  ['a bad recipient', { mail: { from: 'a@example.com', leadsTo: ['b'] } }, 'mail.leadsTo.0'],
  ['no recipient', { mail: { from: 'a@example.com', leadsTo: [] } }, 'mail.leadsTo'],
  ['a project type without a label', { projectTypes: { audit: { en: 'Audit' } } }, 'audit.fr'],
  ['an odd project type', { projectTypes: { 'Big One': siteConfig.tagline } }, 'Big One'],
  ['no name', { name: undefined }, 'name'],
])('refuses %s, and names it in one line', (_, change, named) => {
  const config = { ...siteConfig, ...change };
  expect(() => parseSite(config)).toThrow(/^site\.config\.ts: [^\n]*$/);
  expect(() => parseSite(config)).toThrow(named);
});

test.each(['Europe/Paris', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'])(
  'takes the time zone %s',
  (timeZone) => {
    expect(parseSite({ ...siteConfig, timeZone }).timeZone).toBe(timeZone);
  },
);
