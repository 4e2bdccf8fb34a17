import { describe, expect, test } from 'vitest';
import { siteConfig } from '@/site.config';
import { mergeSite, valueAt } from './merge-site';
import { overridableKeys } from './setting-fields';
import { parseSiteConfig, type SiteConfig } from './site-schema';

const config: SiteConfig = { ...siteConfig, bookingUrl: 'https://cal.example.com/jawad' };

test('without overrides, the site is what site.config.ts says', () => {
  expect(mergeSite(config, {})).toEqual({ site: parseSiteConfig(config), ignored: [] });
});

test('an override replaces its value alone, and is typeset as the schema does', () => {
  const { site, ignored } = mergeSite(config, {
    name: 'Atelier',
    'tagline.fr': 'IA : « vite »',
    'retention.leadYears': 2,
    acknowledge: false,
  });
  expect(ignored).toEqual([]);
  expect(site).toEqual({
    ...parseSiteConfig(config),
    name: 'Atelier',
    tagline: { fr: 'IA\u00a0: «\u00a0vite\u00a0»', en: siteConfig.tagline.en },
    retention: { ...siteConfig.retention, leadYears: 2 },
    acknowledge: false,
  });
});

test('null takes an optional value away', () => {
  expect(mergeSite(config, { bookingUrl: null }).site.bookingUrl).toBeUndefined();
});

test('project types keep the order in which they are stored', () => {
  const types = { other: { fr: 'Autre', en: 'Other' }, audit: { fr: 'Audit', en: 'Audit' } };
  const { site } = mergeSite(config, { projectTypes: types, hiddenProjectTypes: ['audit'] });
  expect(Object.keys(site.projectTypes)).toEqual(['other', 'audit']);
  expect(site.hiddenProjectTypes).toEqual(['audit']);
});

describe('an override that does not fit', () => {
  test.each([
    ['a number out of range', 'retention.leadYears', 11, /10/],
    ['a text instead of a number', 'featuredDays', '14', /number/],
    ['an empty text', 'tagline.fr', ' ', /./],
    ['a value that is required', 'name', null, /./],
    ['a color that cannot be read', 'accent.light', '#ffd400', /contrast/],
    ['what was no JSON', 'name', undefined, /./],
    ['a project type without a language', 'projectTypes', { audit: { fr: 'Audit' } }, /./],
    ['project types that are none', 'projectTypes', 'audit', /./],
  ])('%s is left out and named; the others count', (_, key, value, problem) => {
    const { site, ignored } = mergeSite(config, { footer: 1, 'owner.name': 'Nora', [key]: value });
    expect(ignored).toEqual([
      { key: 'footer', problem: 'there is no such setting' },
      { key, problem: expect.stringMatching(problem) },
    ]);
    const rest = parseSiteConfig(config);
    expect(site).toEqual({ ...rest, owner: { ...rest.owner, name: 'Nora' } });
  });

  test.each(['timeZone', 'mail.from', 'owner.photoOf', 'tagline.ar', '__proto__.x', 'constructor'])(
    '%s cannot be overridden',
    (key) => {
      const { site, ignored } = mergeSite(config, { [key]: 'x' });
      expect(ignored).toEqual([{ key, problem: 'there is no such setting' }]);
      expect(site).toEqual(parseSiteConfig(config));
      expect({}).not.toHaveProperty('x');
    },
  );
});

test('a mistake in site.config.ts itself still stops the start', () => {
  const wrong = { ...config, featuredDays: 0 };
  expect(() => mergeSite(wrong, { featuredDays: 7 })).toThrow('site.config.ts: featuredDays');
});

test('every overridable key is a value of site.config.ts', () => {
  const parsed = parseSiteConfig({
    ...config,
    privacy: { ...config.privacy, cndpDeclaration: 'D-1' },
  });
  for (const key of overridableKeys)
    expect([key, valueAt(parsed, key)]).not.toEqual([key, undefined]);
});
