import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listOverrides, site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { siteConfig } from '@/site.config';
import { readContentVersion } from './content-version';
import { applyOverrides, loadOverrides } from './site-overrides';

withEmptyStore();
beforeEach(loadOverrides);
afterEach(async () => {
  vi.useRealTimers();
  await nextTurn();
});

const store = (key: string, value: unknown) =>
  db().siteSetting.create({
    data: { key, value: JSON.stringify(value), changedBy: 'jawad@example.org' },
  });

test('site is as site.config.ts says until the studio overrides it, and again afterwards', async () => {
  const { retention } = site;
  await store('name', 'Atelier');
  await store('retention.mailDays', 7);
  await loadOverrides();
  expect(site).toMatchObject({ name: 'Atelier', retention: { ...retention, mailDays: 7 } });
  expect(listOverrides()).toEqual({ applied: ['name', 'retention.mailDays'], ignored: [] });
  await db().siteSetting.deleteMany();
  await loadOverrides();
  expect(site).toMatchObject({ name: siteConfig.name, retention });
});

test('whoever knows a content version has the settings of that version', async () => {
  const before = await readContentVersion();
  // By another program, which does not load them here
  await store('name', 'Atelier');
  await nextTurn();
  expect(site.name).toBe(siteConfig.name);
  expect(await readContentVersion()).not.toBe(before);
  expect(site.name).toBe('Atelier');
});

test('how long a featured article leads counts at once', async () => {
  const now = new Date('2030-01-20T08:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now });
  await publish({ slug: 'a', featured: true, publishedAt: new Date('2030-01-10T08:00:00Z') });
  expect(await readContentVersion()).toMatch(/\/1$/);
  await store('featuredDays', 5);
  await nextTurn();
  expect(await readContentVersion()).toMatch(/\/0$/);
});

test('an older answer that arrives late changes nothing', async () => {
  await store('name', 'Atelier');
  await loadOverrides();
  const { store: id } = await db().content.findFirstOrThrow();
  expect(applyOverrides({ store: id, contentVersion: 0, overrides: '[]' })).toBe(false);
  expect(site.name).toBe('Atelier');
});

test('a row that is no JSON, or does not fit, stops nothing and is named', async () => {
  await db().siteSetting.create({ data: { key: 'name', value: '{', changedBy: 'x' } });
  await store('retention.leadYears', 40);
  await store('footer.en', 'Written here');
  await loadOverrides();
  expect(listOverrides()).toEqual({
    applied: ['footer.en'],
    ignored: [
      expect.objectContaining({ key: 'name' }),
      expect.objectContaining({ key: 'retention.leadYears' }),
    ],
  });
  expect(site).toMatchObject({ name: siteConfig.name, footer: { en: 'Written here' } });
});
