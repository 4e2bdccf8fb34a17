import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db, openStore } from '@/lib/store/db';
import { finishVacuum } from '@/lib/store/vacuum';
import { readDatabaseFile } from '@/lib/testing/read-database-file';
import { fold } from '@/lib/typography/search-terms';
import { receiveLead } from './commands';
import { markAsSpam, release, setLeadState } from './desk/commands';
import { addNote, deleteNote } from './desk/history';
import { listDesk } from './desk/queries';
import { sendReply, takeBackReply } from './desk/reply';
import { saveDraft } from './desk/reply-draft';
import { queueSpamDigest } from './digest';
import { erasePersonalData } from './erasure';
import {
  amina,
  contact,
  createLead,
  deliverAll,
  karim,
  signals,
  withLeadData,
} from './retention-testing';

withLeadData();

const traces = ['Amina', 'Bennani', 'amina@example.org', 'de Rabat', '655443322'];

/** The words that stand in any byte of DATA_DIR, whatever their case and accents */
function findTraces(words = traces): string[] {
  const files = readdirSync(env().DATA_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fold(readDatabaseFile(join(entry.parentPath, entry.name)).toString()));
  return words.filter((word) => files.some((file) => file.includes(fold(word))));
}

/** The words that the search index has, even of deleted rows */
async function findIndexed(words: string[]): Promise<string[]> {
  const client = createClient({ url: env().DATABASE_URL });
  await client.execute(
    `CREATE VIRTUAL TABLE temp."Terms" USING fts5vocab('main', 'LeadSearch', 'row')`,
  );
  const { rows } = await client.execute('SELECT term FROM temp."Terms"');
  client.close();
  const terms = rows.map(({ term }) => term);
  return words.filter((word) => terms.includes(word));
}

const author = 'author@example.com';
const zoe = {
  ...amina,
  name: 'Zoé Benchekroun',
  email: 'zoe.b@sous.exemple.ma',
  details: 'Des ARCHÉOLOGUES numérisent des tessons à Sijilmassa.',
};
const zoeTraces = [
  ...['zoe', 'Benchekroun', 'zoe.b@sous', 'archeologues', 'tessons', 'Sijilmassa'],
  ...['prehistoire', 'Essaouira', 'mosaique', 'Ouarzazate', 'fresques', 'Chefchaouen'],
  ...['volubilis', 'mausolee', 'necropole'],
];

/** Receives, answers, notes, drafts, searches, reports and releases. */
async function useDesk(): Promise<void> {
  const read = () => db().lead.findFirstOrThrow({ where: { email: zoe.email } });
  for (const lead of [zoe, karim]) await receiveLead(lead, contact, signals);
  const { id } = await read();
  await addNote(id, author, 'Préhistoire, ESSAOUIRA et mosaïque : à rappeler');
  const { eventId: removed = 0 } = await addNote(id, author, 'Volubilis');
  await deleteNote(id, removed);
  await saveDraft(id, 'Le mausolée');
  await sendReply(await read(), 'Bonjour, vos fresques de Ouarzazate', author);
  await deliverAll();
  await sendReply(await read(), 'La nécropole', author);
  await takeBackReply(id, (await db().leadEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })).id);
  await saveDraft(id, 'Et CHEFCHAOUEN ?');
  expect(await listDesk({ text: 'archeologues sijil', page: 1 }, new Date())).toMatchObject({
    rows: [{ id }],
  });
  await markAsSpam(await read(), author);
  await queueSpamDigest('2026-06-14');
  await deliverAll();
  await release(await read(), author);
  await setLeadState(await read(), 'talking', author);
}

test('after the desk was used, no byte of the person is left, in whatever spelling', async () => {
  await openStore();
  await useDesk();
  const kept = zoeTraces.filter((word) => !['volubilis', 'mausolee'].includes(word));
  expect(findTraces(zoeTraces)).toEqual(expect.arrayContaining(kept));
  expect(await findIndexed(['archeologues', 'sijilmassa'])).toHaveLength(2);
  const keys = (await db().spamCorrection.findMany()).map(({ key }) => key);
  expect(findTraces(keys)).toHaveLength(2);

  expect(await erasePersonalData('ZOE.B@sous.exemple.ma')).toEqual({ leads: 1, isComplete: true });
  expect(findTraces(zoeTraces)).toEqual([]);
  expect(findTraces(keys)).toEqual([]);
  expect(await findIndexed(['archeologues', 'sijilmassa', 'zoe', 'exemple'])).toEqual([]);
  expect(findTraces(['karim@example.net'])).toHaveLength(1);
  expect(await listDesk({ text: 'karim', page: 1 }, new Date())).toMatchObject({ count: 1 });
});

test('with a reader, an erasure is pending until it ends; then no byte of the person is left', async () => {
  await openStore();
  for (const lead of [amina, karim]) await receiveLead(lead, contact, signals);
  await createLead({ ...amina, suspectedAt: new Date() });
  await deliverAll();
  const copy = join(env().DATA_DIR, 'before-migration.db');
  writeFileSync(copy, 'amina@example.org');

  const reader = createClient({ url: env().DATABASE_URL });
  const reading = await reader.transaction('read');
  expect((await reading.execute('SELECT * FROM Lead')).rows).toHaveLength(3);
  expect(await erasePersonalData(amina.email)).toEqual({ leads: 2, isComplete: false });
  expect(existsSync(copy)).toBe(false);
  expect(findTraces()).not.toEqual([]);
  await finishVacuum();
  expect(findTraces()).not.toEqual([]);

  await reading.rollback();
  reader.close();
  await finishVacuum();
  expect(findTraces()).toEqual([]);
  expect(readDatabaseFile(fileURLToPath(env().DATABASE_URL)).includes(karim.email)).toBe(true);
});

test('a reader that ends soon is waited for', async () => {
  await openStore();
  await receiveLead(amina, contact, signals);
  await deliverAll();
  const reader = createClient({ url: env().DATABASE_URL });
  const reading = await reader.transaction('read');
  await reading.execute('SELECT * FROM Lead');
  setTimeout(() => reading.rollback(), 500);
  expect(await erasePersonalData(amina.email)).toEqual({ leads: 1, isComplete: true });
  reader.close();
  expect(findTraces()).toEqual([]);
});
