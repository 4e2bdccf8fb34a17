import { beforeEach, expect, test } from 'vitest';
import { listOverrides, site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { loadOverrides } from '@/lib/store/site-overrides';
import { withEmptyStore } from '@/lib/testing/store';
import { siteConfig } from '@/site.config';
import { changeSettings } from './commands';
import type { TypeRow } from './form-state';
import { listTypes, revertTypes, saveTypes } from './project-types';
import { moveRow, readTypeRows } from './type-rows';

withEmptyStore();
beforeEach(loadOverrides);

const by = 'jawad@example.org';
const newRow = (fr: string, en = fr): TypeRow => ({ key: '', labels: { fr, en }, isHidden: false });

async function save(change: (rows: TypeRow[]) => TypeRow[]) {
  const { rows } = await listTypes();
  return saveTypes(change(rows), JSON.stringify(rows), by);
}

let last = 0;
const receiveLead = (projectType: string) => {
  last += 1;
  const texts = { name: 'A', email: 'a@b.fr', details: 'Projet', locale: 'fr', path: '/contact' };
  return db().lead.create({
    data: { ...texts, projectType, reference: `IA-${last}`, fingerprint: `${last}` },
  });
};

const configured = Object.keys(siteConfig.projectTypes);
const keys = () => Object.keys(site.projectTypes);

test('types are ordered, renamed, added and deleted', async () => {
  const answer = await save(([first, second, ...rest]) => [
    ...(second ? [{ ...second, labels: { fr: 'Intégration', en: 'Integration' } }] : []),
    ...(first ? [first] : []),
    ...rest.slice(0, -1),
    newRow('Données & éthique 2', 'Data'),
    newRow('Données & éthique', 'Ethics'),
    newRow('', ''),
  ]);
  expect(answer).toMatchObject({ outcome: 'saved', missing: [] });
  expect(keys()).toEqual([
    'build',
    'strategy',
    ...configured.slice(2, -1),
    'donnees-ethique',
    'donnees-ethique-x',
  ]);
  expect(site.projectTypes.build).toEqual({ fr: 'Intégration', en: 'Integration' });
});

test('what is like site.config.ts is not stored', async () => {
  await save((rows) => rows.toReversed());
  expect(keys()).toEqual(configured.toReversed());
  await save((rows) => rows.toReversed());
  expect(await db().siteSetting.count()).toBe(0);
});

test('a type that leads have can be hidden, not deleted', async () => {
  await receiveLead('training');
  const without = (rows: TypeRow[]) => rows.filter(({ key }) => key !== 'training');
  expect(await save(without)).toMatchObject({ problem: 'used' });
  expect(keys()).toEqual(configured);
  const hide = (rows: TypeRow[]) =>
    rows.map((row) => ({ ...row, isHidden: row.isHidden || row.key === 'training' }));
  expect(await save(hide)).toMatchObject({ outcome: 'saved' });
  expect(site.hiddenProjectTypes).toEqual(['training']);
  expect(keys()).toEqual(configured);
  expect((await listTypes()).leads).toEqual({ training: 1 });
});

test('the write itself refuses to delete a type that a lead got meanwhile', async () => {
  const value = { other: siteConfig.projectTypes.other };
  const change = { key: 'projectTypes', value, former: null };
  await receiveLead('audit');
  const unlessUsed = ['strategy', 'audit'];
  expect(await changeSettings([change], by, { unlessUsed })).toEqual(['projectTypes']);
  expect(keys()).toEqual(configured);
  await db().lead.deleteMany();
  expect(await changeSettings([change], by, { unlessUsed })).toEqual([]);
  expect(keys()).toEqual(['other']);
});

test('a label that is missing in a language is named with its row, and nothing is stored', async () => {
  const answer = await save((rows) => [newRow('', ''), ...rows.slice(0, 2), newRow('Nouveau', '')]);
  expect(answer).toMatchObject({ missing: ['2.en'] });
  expect(answer.rows[2]).toEqual(newRow('Nouveau', ''));
  expect(keys()).toEqual(configured);
});

test('of two tabs, the second is told', async () => {
  const { rows } = await listTypes();
  const shown = JSON.stringify(rows);
  await saveTypes(rows.toReversed(), shown, by);
  const answer = await saveTypes(rows.slice(1), shown, by);
  expect(answer).toMatchObject({ problem: 'changed', shown: JSON.stringify(rows.toReversed()) });
  expect(keys()).toEqual(configured.toReversed());
  expect(await saveTypes(rows.slice(1), answer.shown, by)).toMatchObject({ outcome: 'saved' });
});

test('back at site.config.ts, an added type that leads have stays, hidden', async () => {
  await save((rows) => [newRow('Agents', 'Agents'), newRow('Vision', 'Vision'), ...rows.slice(2)]);
  await receiveLead('agents');
  const { rows } = await listTypes();
  const answer = await revertTypes(JSON.stringify(rows), by);
  expect(answer).toMatchObject({ outcome: 'saved', kept: ['Agents'] });
  expect(keys()).toEqual([...configured, 'agents']);
  expect(site.hiddenProjectTypes).toEqual(['agents']);
  await db().lead.deleteMany();
  await revertTypes(JSON.stringify((await listTypes()).rows), by);
  expect(listOverrides().applied).toEqual([]);
  expect(keys()).toEqual(configured);
});

test('stored types that no longer fit show those of site.config.ts', async () => {
  const value = JSON.stringify({ audit: { fr: 'Audit' } });
  await db().siteSetting.create({ data: { key: 'projectTypes', value, changedBy: by } });
  const { rows, isIgnored } = await listTypes();
  expect([isIgnored, rows.map(({ key }) => key)]).toEqual([true, configured]);
});

test('rows are read from the form and moved', () => {
  const fields = { '0.key': 'a', '0.fr': ' A\u2028 ', '0.en': 'A', '1.key': '', '1.hidden': 'on' };
  const rows = readTypeRows(fields);
  expect(rows).toEqual([
    { key: 'a', labels: { fr: 'A', en: 'A' }, isHidden: false },
    { key: '', labels: { fr: '', en: '' }, isHidden: true },
  ]);
  const order = (act: string) => moveRow(rows, act).map(({ key }) => key);
  expect(order('up 1')).toEqual(['', 'a']);
  expect(order('down 0')).toEqual(['', 'a']);
  expect(order('up 0')).toEqual(['a', '']);
  expect(order('remove 0')).toEqual(['']);
  expect(order('add')).toEqual(['a', '', '']);
  expect(order('up 7')).toEqual(['a', '']);
});
