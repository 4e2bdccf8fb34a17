import { expect, test } from 'vitest';
import { hourMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { receive, receiveNumbered, withLeads } from '../commands-testing';
import { setLeadState } from './commands';
import { parseDeskFilter, pathToDesk, type SearchParams } from './filter';
import { countDesk, findOldestToAnswer, getDeskLead, getDeskState, listDesk } from './queries';

withLeads();

const author = 'author@example.com';
const list = async (params: SearchParams) => {
  const { rows, ...page } = await listDesk(parseDeskFilter(params), new Date());
  return { names: rows.map(({ name }) => name), ...page };
};

async function receiveNames(...names: string[]) {
  for (const name of names)
    await receive({ name, email: `${name}@example.org`, details: `Le projet de ${name}, à voir.` });
}

test('whoever waits longest comes first, and elsewhere the newest', async () => {
  await receiveNames('Amina', 'Basma', 'Chadi');
  expect((await list({})).names).toEqual(['Amina', 'Basma', 'Chadi']);
  for (const lead of await db().lead.findMany()) await setLeadState(lead, 'won', author);
  expect((await list({ list: 'closed' })).names).toEqual(['Chadi', 'Basma', 'Amina']);
  expect(await countDesk(new Date())).toEqual({ toAnswer: 0, waiting: 0, closed: 3, suspected: 0 });
});

test('a lead whose snooze has ended is to be answered again', async () => {
  await receiveNames('Amina');
  const at = new Date();
  await db().lead.updateMany({ data: { state: 'answered', snoozedUntil: at } });
  expect(await findOldestToAnswer(new Date(at.getTime() - hourMs))).toBeNull();
  expect(await findOldestToAnswer(at)).not.toBeNull();
});

test('a search looks into all lists, and filters narrow it down', async () => {
  await receiveNames('Amina', 'Basma');
  const lead = await db().lead.findFirstOrThrow({ where: { name: 'Amina' } });
  await setLeadState(lead, 'lost', author);
  expect(await list({ text: 'projet' })).toEqual({
    names: ['Basma', 'Amina'],
    count: 2,
    pageCount: 1,
  });
  expect((await list({ text: 'projet', state: 'lost' })).names).toEqual(['Amina']);
  expect((await list({ text: 'amina@example.org' })).names).toEqual(['Amina']);
  expect((await list({ type: 'audit', days: '7' })).count).toBe(2);
  expect((await list({ type: 'training' })).count).toBe(0);
  expect((await list({ article: '7' })).count).toBe(0);
  expect((await list({ text: '…' })).count).toBe(0);
});

test('more than fifty leads stand on several pages', async () => {
  for (let number = 10; number <= 61; number += 1) await receiveNumbered(number, null);
  const { names, ...page } = await list({ page: '2' });
  expect([names.length, page]).toEqual([2, { count: 52, pageCount: 2 }]);
  expect((await list({ text: 'equipes', page: '2' })).names).toHaveLength(2);
});

test('an address without sense shows what is to be answered', () => {
  expect(parseDeskFilter({ list: 'all', days: '-1', page: 'x', state: ['won', 'lost'] })).toEqual({
    list: 'toAnswer',
    page: 1,
  });
  expect(pathToDesk(parseDeskFilter({ text: 'a&b=c', page: '3' }), 'IA-7K3F9')).toBe(
    '/studio/leads/IA-7K3F9?text=a%26b%3Dc&page=3',
  );
});

test('a lead is shown with the others of the same person, however the address is written', async () => {
  await receive({ email: 'amina@example.org' });
  const { reference = '' } = await receive({
    email: 'AMINA@example.org',
    details: 'Un autre projet, ici.',
  });
  await receive({ email: 'karim@example.org', details: 'Encore un autre projet.' });
  expect((await getDeskLead(reference))?.others).toHaveLength(1);
  expect(await getDeskLead('IA-00000')).toBeNull();
});

test('what a browser compares changes with a lead and with an act', async () => {
  const state = () => getDeskState(new Date());
  const empty = await state();
  await receiveNames('Amina');
  const received = await state();
  await setLeadState(await db().lead.findFirstOrThrow(), 'talking', author);
  expect(new Set([empty, received, await state()].map((each) => JSON.stringify(each))).size).toBe(
    3,
  );
});
