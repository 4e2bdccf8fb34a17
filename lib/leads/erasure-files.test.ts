import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { openStore } from '@/lib/store/db';
import { finishVacuum } from '@/lib/store/vacuum';
import { receiveLead } from './commands';
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

/** In all bytes of DATA_DIR */
function countTraces(): number {
  const files = readdirSync(env().DATA_DIR, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  return files.flatMap((file) => traces.filter((trace) => file.includes(trace))).length;
}

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
  expect(countTraces()).toBeGreaterThan(0);
  await finishVacuum();
  expect(countTraces()).toBeGreaterThan(0);

  await reading.rollback();
  reader.close();
  await finishVacuum();
  expect(countTraces()).toBe(0);
  expect(readFileSync(fileURLToPath(env().DATABASE_URL)).includes(karim.email)).toBe(true);
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
  expect(countTraces()).toBe(0);
});
