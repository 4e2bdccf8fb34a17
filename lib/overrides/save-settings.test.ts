import { beforeEach, describe, expect, test } from 'vitest';
import { deleteExpiredData } from '@/lib/leads/retention';
import type { FieldGroup } from '@/lib/settings/setting-fields';
import { listOverrides, site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { loadOverrides } from '@/lib/store/site-overrides';
import { withEmptyStore } from '@/lib/testing/store';
import { siteConfig } from '@/site.config';
import { listShown } from './queries';
import { saveSettings } from './save-settings';

withEmptyStore();
beforeEach(loadOverrides);

const by = 'jawad@example.org';

/** The form as a browser would send it, opened now */
async function openForm(group: FieldGroup): Promise<Record<string, string>> {
  const settings = await listShown(group);
  return Object.fromEntries(
    settings.flatMap(({ key, kind, text }) => [
      [`shown:${key}`, text],
      ...(kind === 'switch' && text === '' ? [] : [[key, text]]),
    ]),
  );
}

async function save(group: FieldGroup, changes: Record<string, string>) {
  return saveSettings(group, { ...(await openForm(group)), ...changes }, by);
}

const readStore = async () =>
  Object.fromEntries((await db().siteSetting.findMany()).map(({ key, value }) => [key, value]));

test('only what was changed is stored, as it was typed, and holds at once', async () => {
  const answer = await save('identity', { name: ' Atelier  Zellige ', 'tagline.fr': 'IA : vite' });
  expect(answer).toMatchObject({
    outcome: 'saved',
    problems: {},
    typed: { name: 'Atelier Zellige' },
  });
  expect(await readStore()).toEqual({ name: '"Atelier Zellige"', 'tagline.fr': '"IA : vite"' });
  expect(site).toMatchObject({ name: 'Atelier Zellige', tagline: { fr: 'IA\u00a0: vite' } });
  const [row] = await db().siteSetting.findMany();
  expect(row).toMatchObject({ changedBy: by });
});

test('a value like that of site.config.ts is not stored, and ends an override', async () => {
  await save('identity', { name: 'Atelier' });
  await save('answers', { bookingUrl: 'https://cal.example.com/a', asksForPhone: 'on' });
  expect(site).toMatchObject({ asksForPhone: true, bookingUrl: 'https://cal.example.com/a' });
  await save('identity', { name: siteConfig.name });
  const form = await openForm('answers');
  delete form.asksForPhone;
  await saveSettings('answers', { ...form, bookingUrl: '' }, by);
  expect(await readStore()).toEqual({});
  expect(site.name).toBe(siteConfig.name);
  expect(site.bookingUrl).toBeUndefined();
});

test('going back stores nothing else, and keeps what is typed in other fields', async () => {
  await save('identity', { name: 'Atelier', 'owner.name': 'Nora' });
  const answer = await save('identity', { revert: 'name', 'owner.name': 'No' });
  expect(answer).toMatchObject({
    outcome: 'saved',
    typed: { name: siteConfig.name, 'owner.name': 'No' },
    shown: { name: siteConfig.name, 'owner.name': 'Nora' },
  });
  expect(await readStore()).toEqual({ 'owner.name': '"Nora"' });
});

describe('a mistake comes back at its field, and nothing is stored', () => {
  test.each([
    ['identity', 'name', ' ', { code: 'missing' }],
    ['identity', 'description.en', '', { code: 'missing' }],
    ['identity', 'accent.light', '#ffd400', { code: 'contrast', scheme: 'light' }],
    ['identity', 'accent.dark', 'blue', { code: 'color' }],
    ['identity', 'featuredDays', '0', { code: 'tooSmall', limit: 1 }],
    ['identity', 'featuredDays', '366', { code: 'tooBig', limit: 365 }],
    ['identity', 'featuredDays', '1.5', { code: 'number' }],
    ['answers', 'bookingUrl', 'http://cal.example.com', { code: 'url' }],
    ['legal', 'privacy.contact', 'jawad', { code: 'email' }],
    ['retention', 'retention.leadYears', '-1', { code: 'number' }],
  ] as const)('%s: %s = %s', async (group, key, text, problem) => {
    const other: Record<string, string> = group === 'legal' ? { 'legal.director': 'Nora' } : {};
    const answer = await save(group, { [key]: text, ...other });
    expect(answer.problems).toEqual({ [key]: expect.objectContaining(problem) });
    expect(answer.typed).toMatchObject({ [key]: text.trim(), ...other });
    expect(answer.outcome).toBeUndefined();
    expect(await readStore()).toEqual({});
  });
});

describe('in two tabs', () => {
  test('the second save of a field is told, and a third replaces the first knowingly', async () => {
    const stale = await openForm('identity');
    await save('identity', { name: 'First' });
    const answer = await saveSettings('identity', { ...stale, name: 'Second' }, by);
    expect(answer.problems).toEqual({ name: { code: 'changed', now: 'First' } });
    expect(answer).toMatchObject({ typed: { name: 'Second' }, shown: { name: 'First' } });
    expect(site.name).toBe('First');
    const again = { ...stale, name: 'Second', 'shown:name': 'First' };
    expect(await saveSettings('identity', again, by)).toMatchObject({ outcome: 'saved' });
    expect(site.name).toBe('Second');
  });

  test('different fields do not undo each other', async () => {
    const stale = await openForm('identity');
    await save('identity', { name: 'First' });
    await saveSettings('identity', { ...stale, 'owner.name': 'Nora' }, by);
    expect(site).toMatchObject({ name: 'First', owner: { name: 'Nora' } });
  });

  test('of many saves at once, one wins and the others are told', async () => {
    const form = await openForm('identity');
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const answers = await Promise.all(
      names.map((name) => saveSettings('identity', { ...form, name }, by)),
    );
    const saved = answers.filter(({ outcome }) => outcome === 'saved');
    expect(saved.map(({ typed }) => typed.name)).toEqual([site.name]);
    expect(await readStore()).toEqual({ name: JSON.stringify(site.name) });
  });
});

describe('a shorter retention', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  beforeEach(async () => {
    for (const [index, days] of [5, 500, 800].entries()) {
      const texts = { name: 'A', details: 'Projet', locale: 'fr', path: '/contact' };
      const own = { reference: `IA-${index}`, fingerprint: `${index}`, email: `${index}@b.fr` };
      await db().lead.create({ data: { ...texts, ...own, createdAt: daysAgo(days) } });
    }
  });

  test('says what it will delete, and is stored once that is confirmed', async () => {
    const answer = await save('retention', { 'retention.leadYears': '1' });
    const expiring = { leads: 2, suspected: 0, mails: 0, retention: '1/30/30' };
    expect(answer).toMatchObject({ expiring, typed: { 'retention.leadYears': '1' } });
    expect(await readStore()).toEqual({});
    // Confirmed, but then made shorter still
    const other = { 'retention.mailDays': '9', confirmed: '1/30/30' };
    const again = await save('retention', { 'retention.leadYears': '1', ...other });
    expect(again.expiring?.retention).toBe('1/30/9');
    await save('retention', { 'retention.leadYears': '1', confirmed: '1/30/30' });
    expect(site.retention.leadYears).toBe(1);
    expect(await deleteExpiredData(new Date())).toMatchObject({ leads: 2 });
  });

  test('is also asked about on the way back to site.config.ts; a longer one is not', async () => {
    expect(await save('retention', { 'retention.leadYears': '9' })).toMatchObject({
      outcome: 'saved',
    });
    const back = await save('retention', { revert: 'retention.leadYears' });
    expect(back.expiring).toEqual({ leads: 0, suspected: 0, mails: 0, retention: '3/30/30' });
    const typed = { 'retention.leadYears': '3', confirmed: '3/30/30' };
    expect(await save('retention', typed)).toMatchObject({ outcome: 'saved' });
    expect(await readStore()).toEqual({});
  });
});

test('an override that no longer fits is shown beside the value that holds, and can be taken back', async () => {
  await db().siteSetting.create({
    data: { key: 'featuredDays', value: '900', changedBy: by },
  });
  await loadOverrides();
  expect((await listShown('identity')).find(({ key }) => key === 'featuredDays')).toMatchObject({
    text: '14',
    configured: '14',
    changed: { by },
    ignored: { text: '900', problem: { code: 'tooBig', limit: 365 } },
  });
  expect(await save('identity', { revert: 'featuredDays' })).toMatchObject({ outcome: 'saved' });
  expect(listOverrides()).toEqual({ applied: [], ignored: [] });
});
