import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { createLead } from '../retention-testing';
import { listDesk } from './queries';
import { toLeadQuery } from './search';

withEmptyStore();

beforeEach(async () => {
  await createLead({
    reference: 'IA-7K3F9',
    name: 'Éloïse Lefœur',
    email: 'eloise.l@sous.exemple.ma',
    details: "L'entreprise veut un ASSISTANT souverain, sœur de Claude. Budget : 10 000 €.",
  });
  await createLead({
    reference: 'IA-AAAAA',
    name: 'محمد بن علي',
    email: 'a@exemple.ma',
    details: 'نحتاج مساعدا ذكيا لفرقنا في المغرب',
  });
});

const find = async (text: string) => {
  const { rows } = await listDesk({ text, page: 1 }, new Date());
  return rows.map(({ reference }) => reference).sort();
};

const first = ['IA-7K3F9'];
const second = ['IA-AAAAA'];
const both = [...first, ...second];

test.each([
  ['eloise', first],
  ['ÉLOÏSE', first],
  ['Éloïse'.normalize('NFD'), first],
  ['lefoeur', first],
  ['lefœur soeur', first],
  ['assist souv', first],
  ['d’entreprise', first],
  ['«assistant souverain»', first],
  ['assistant محمد', []],
  ['10 000', first],
  ['IA-7K3F9', first],
  ['ia-7k3f9', first],
  ['7k3f9', first],
  ['7k3', first],
  ['7k3f8', []],
  ['a@exemple.ma', second],
  ['A@EXEMPLE', second],
  ['exemple.ma', both],
  ['l@sous', first],
  ['محمد', second],
  ['المغ', second],
])('%s finds %j', async (text, references) => {
  expect(await find(text)).toEqual(references);
});

test.each(['', '   ', '!?…', '""', '« »', '*', '-', '@', '😀', '\0', '\ud800'])(
  '%j is nothing to look for',
  async (text) => {
    expect(toLeadQuery(text)).toBeNull();
    expect(await find(text)).toEqual([]);
  },
);

test.each([
  'eloise"',
  '"eloise',
  '""eloise""',
  'eloise*',
  '^eloise',
  '(eloise',
  '-eloise +eloise',
  'eloise:',
  '{eloise}',
  'elo\0 eloise',
])('%j finds the word, and is no syntax', async (text) => {
  expect(await find(text)).toEqual(first);
});

test.each([
  'eloise OR محمد',
  'eloise NOT absent',
  'NEAR(eloise lefoeur)',
  'name:eloise',
  `eloise" OR "${'a'.repeat(50)}`,
])('%s has no operator', async (text) => {
  expect(await find(text)).toEqual([]);
});

test('a text of 10 kB is looked for by its beginning', async () => {
  expect(await find(`eloise${' '.repeat(300)}${'absent '.repeat(1500)}`)).toEqual(first);
  expect(await find('"z*('.repeat(2500))).toEqual([]);
  expect(await find('x'.repeat(10_000))).toEqual([]);
});

test('what is corrected or deleted is found no more', async () => {
  await db().lead.update({ where: { reference: 'IA-7K3F9' }, data: { email: 'b@exemple.org' } });
  expect(await find('eloise.l@sous.exemple.ma')).toEqual([]);
  expect(await find('b@exemple.org')).toEqual(first);
  await db().lead.deleteMany();
  expect(await find('exemple')).toEqual([]);
});
