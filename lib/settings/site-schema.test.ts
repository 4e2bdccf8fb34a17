import { expect, test } from 'vitest';
import { siteConfig } from '@/site.config';
import { contrastOf, findAccentProblem, palette } from './palette';
import { parseSiteConfig } from './site-schema';

test('accepts the project’s own settings', () => {
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
  ['a featured article that never leads', { featuredDays: 0 }, 'featuredDays'],
  ['no name', { name: undefined }, 'name'],
  ['an owner without a role', { owner: { name: 'Jawad' } }, 'owner.role'],
  [
    'a photo that is not the slug of an author',
    { owner: { ...siteConfig.owner, photoOf: 'photo.jpg' } },
    'owner.photoOf: must be the slug of an author',
  ],
  ['a missing acknowledgement setting', { acknowledge: undefined }, 'acknowledge'],
  ['an acknowledgement that is neither on nor off', { acknowledge: 'yes' }, 'acknowledge'],
  ['no retention', { retention: undefined }, 'retention'],
  ['a retention of leads of 0 years', { retention: { ...retention, leadYears: 0 } }, 'leadYears'],
  ['a retention of leads of 11 years', { retention: { ...retention, leadYears: 11 } }, 'leadYears'],
  [
    'a retention of leads of half a year',
    { retention: { ...retention, leadYears: 0.5 } },
    'retention.leadYears',
  ],
  [
    'a retention of spam of 366 days',
    { retention: { ...retention, suspectedDays: 366 } },
    'suspectedD',
  ],
  [
    'a retention of spam of 0 days',
    { retention: { ...retention, suspectedDays: 0 } },
    'suspectedD',
  ],
  ['a retention of mails of 366 days', { retention: { ...retention, mailDays: 366 } }, 'mailDays'],
  ['a retention of mails of 0 days', { retention: { ...retention, mailDays: 0 } }, 'mailDays'],
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
])('rejects %s and names it in one line', (_, change, named) => {
  const config = { ...siteConfig, ...change };
  expect(() => parseSiteConfig(config)).toThrow(/^site\.config\.ts: [^\n]*$/);
  expect(() => parseSiteConfig(config)).toThrow(named);
});

const accents = (light: string, dark = '#a8a1ff') => ({ accent: { light, dark } });

test.each([
  ['a light accent that is too light', accents('#8f86e8'), '2.71:1', 'light panel (#f3efe6)'],
  ['a dark accent that is too dark', accents('#6050dc', '#6050dc'), '2.71:1', 'a lighter color'],
  ['a color name', accents('blue'), 'accent.light: must be a color of six', '#6050dc'],
  ['one accent for both schemes', { accent: '#6050dc' }, 'accent', 'object'],
  ['a logo outside public/', { logo: '../logo.svg' }, 'logo: must name an SVG or PNG', 'public/'],
  ['a logo of another format', { logo: 'logo.gif' }, 'logo: must name an SVG or PNG', 'logo.svg'],
])('rejects %s and says what to do', (_, change, ...named) => {
  const config = { ...siteConfig, ...change };
  expect(() => parseSiteConfig(config)).toThrow(/^site\.config\.ts: [^\n]*$/);
  for (const words of named) expect(() => parseSiteConfig(config)).toThrow(words);
});

test.each([
  ['light', '#ffd400'],
  ['light', '#8f86e8'],
  ['dark', '#000080'],
  ['dark', '#000000'],
] as const)('suggests a color for the %s scheme instead of %s that it accepts', (scheme, color) => {
  const { suggested = color } = findAccentProblem(color, scheme) ?? {};
  expect(suggested).not.toBe(color);
  expect(findAccentProblem(suggested, scheme)).toBeNull();
});

test('accepts a contrast of 4.5:1 and rejects the next color below', () => {
  const panel = palette.panel.dark;
  const gray = (level: number) => `#${level.toString(16).padStart(2, '0').repeat(3)}`;
  const first = Array.from({ length: 256 }, (_, level) => level).findIndex(
    (level) => level > 128 && contrastOf(gray(level), panel) >= 4.5,
  );
  expect(findAccentProblem(gray(first), 'dark')).toBeNull();
  expect(findAccentProblem(gray(first - 1), 'dark')?.ratio).toMatch(/^4\.4\d$/);
});

test.each(['Europe/Paris', 'UTC', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'])(
  'accepts the time zone %s',
  (timeZone) => {
    expect(parseSiteConfig({ ...siteConfig, timeZone }).timeZone).toBe(timeZone);
  },
);

test.each([
  ['the shortest retention', { leadYears: 1, suspectedDays: 1, mailDays: 1 }],
  ['the longest retention', { leadYears: 10, suspectedDays: 365, mailDays: 365 }],
])('accepts %s', (_, times) => {
  expect(parseSiteConfig({ ...siteConfig, retention: times }).retention).toEqual(times);
});

test('accepts a site without acknowledgements and with a CNDP declaration', () => {
  const declared = { ...privacy, cndpDeclaration: 'D-GC-123/2026' };
  const parsed = parseSiteConfig({ ...siteConfig, acknowledge: false, privacy: declared });
  expect(parsed).toMatchObject({ acknowledge: false, privacy: declared });
  expect(parseSiteConfig(siteConfig).privacy.cndpDeclaration).toBeUndefined();
});
