import { expect, test } from 'vitest';
import { siteConfig } from '@/site.config';
import { parseSiteConfig } from './site-schema';

test('the project’s own settings are taken', () => {
  expect(parseSiteConfig(siteConfig)).toMatchObject({ name: siteConfig.name });
});

const { retention, privacy } = siteConfig;

test.each([
  ['a text without one of the languages', { tagline: { fr: 'IA' } }, 'tagline.en'],
  ['an empty text', { footer: { fr: ' ', en: 'Footer' } }, 'footer.fr'],
  [
    'an unknown time zone',
    { timeZone: 'Africa/Casa' },
    'timeZone: must be a time zone, e.g. Europe/Paris',
  ],
  ['an unknown key', { tagLine: 'IA' }, '"tagLine"'],
  ['a bad sender', { mail: { from: 'Jawad', leadsTo: ['a@example.com'] } }, 'mail.from'],
  ['a bad recipient', { mail: { from: 'a@example.com', leadsTo: ['b'] } }, 'mail.leadsTo.0'],
  ['no recipient', { mail: { from: 'a@example.com', leadsTo: [] } }, 'mail.leadsTo'],
  ['a project type without a label', { projectTypes: { audit: { en: 'Audit' } } }, 'audit.fr'],
  ['an odd project type', { projectTypes: { 'Big One': siteConfig.tagline } }, 'Big One'],
  ['no name', { name: undefined }, 'name'],
  ['no word on acknowledgements', { acknowledge: undefined }, 'acknowledge'],
  ['an acknowledgement that is neither on nor off', { acknowledge: 'yes' }, 'acknowledge'],
  ['no retention', { retention: undefined }, 'retention'],
  ['leads that are kept for no time', { retention: { ...retention, leadYears: 0 } }, 'leadYears'],
  ['leads that are kept too long', { retention: { ...retention, leadYears: 11 } }, 'leadYears'],
  ['half a year', { retention: { ...retention, leadYears: 0.5 } }, 'retention.leadYears'],
  ['spam that is kept too long', { retention: { ...retention, suspectedDays: 366 } }, 'suspectedD'],
  [
    'spam that is kept for no time',
    { retention: { ...retention, suspectedDays: 0 } },
    'suspectedD',
  ],
  ['mails that are kept too long', { retention: { ...retention, mailDays: 366 } }, 'mailDays'],
  ['mails that are kept for no time', { retention: { ...retention, mailDays: 0 } }, 'mailDays'],
  ['an unknown retention', { retention: { ...retention, logDays: 1 } }, '"logDays"'],
  ['no privacy', { privacy: undefined }, 'privacy'],
  [
    'a controller in one language',
    { privacy: { ...privacy, controller: { fr: 'Jawad' } } },
    'privacy.controller.en',
  ],
  ['a bad contact', { privacy: { ...privacy, contact: 'Jawad' } }, 'privacy.contact'],
  [
    'an empty declaration',
    { privacy: { ...privacy, cndpDeclaration: ' ' } },
    'privacy.cndpDeclaration',
  ],
])('refuses %s, and names it in one line', (_, change, named) => {
  const config = { ...siteConfig, ...change };
  expect(() => parseSiteConfig(config)).toThrow(/^site\.config\.ts: [^\n]*$/);
  expect(() => parseSiteConfig(config)).toThrow(named);
});

test.each(['Europe/Paris', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'])(
  'takes the time zone %s',
  (timeZone) => {
    expect(parseSiteConfig({ ...siteConfig, timeZone }).timeZone).toBe(timeZone);
  },
);

test.each([
  ['the shortest times', { leadYears: 1, suspectedDays: 1, mailDays: 1 }],
  ['the longest times', { leadYears: 10, suspectedDays: 365, mailDays: 365 }],
])('takes %s', (_, times) => {
  expect(parseSiteConfig({ ...siteConfig, retention: times }).retention).toEqual(times);
});

test('takes a site without acknowledgements, and one that was declared', () => {
  const declared = { ...privacy, cndpDeclaration: 'D-GC-123/2026' };
  const parsed = parseSiteConfig({ ...siteConfig, acknowledge: false, privacy: declared });
  expect(parsed).toMatchObject({ acknowledge: false, privacy: declared });
  expect(parseSiteConfig(siteConfig).privacy.cndpDeclaration).toBeUndefined();
});
