import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { createLead, createMessage, longAgo, withLeadData } from '../retention-testing';
import { addNote } from './history';
import { exportPerson, getPerson } from './person';
import { saveDraft } from './reply-draft';

withLeadData();

beforeEach(async () => {
  const first = await createLead({ reference: 'IA-AAAAA', createdAt: longAgo, state: 'talking' });
  await createMessage({ leadId: first.id });
  await addNote(first.id, 'author@example.com', 'À rappeler');
  await saveDraft(first.id, 'Chère Amina');
  const suspectedAt = new Date('2026-06-01T08:00:00Z');
  await createLead({ reference: 'IA-BBBBB', email: 'AMINA@example.org', suspectedAt });
  await createLead({ reference: 'IA-CCCCC', email: 'karim@example.net' });
});

test('a person is all leads of an address, however it is spelled, with what hangs on them', async () => {
  const person = await getPerson('IA-BBBBB');
  expect(person).toMatchObject({
    email: 'AMINA@example.org',
    leads: [
      {
        lead: {
          reference: 'IA-AAAAA',
          events: [{ kind: 'note', text: 'À rappeler' }],
          draft: { text: 'Chère Amina' },
          messages: [{ purpose: 'lead' }],
        },
        retainedUntil: new Date('2023-01-01T00:00:00Z'),
      },
      { lead: { reference: 'IA-BBBBB' }, retainedUntil: new Date('2026-07-01T08:00:00Z') },
    ],
  });
  expect(person?.leads).toHaveLength(2);
  await db().lead.deleteMany({ where: { email: 'AMINA@example.org' } });
  expect(await getPerson('IA-BBBBB')).toBeNull();
});

describe('the export of a person', () => {
  test('as JSON has every lead, note and draft, and nobody else', async () => {
    const leads = JSON.parse(await exportPerson('amina@example.org', 'json', ','));
    expect(leads).toMatchObject([
      {
        reference: 'IA-AAAAA',
        state: 'talking',
        history: [{ kind: 'note', text: 'À rappeler', actor: 'author@example.com' }],
        draft: { text: 'Chère Amina' },
      },
      { reference: 'IA-BBBBB' },
    ]);
    expect(leads).toHaveLength(2);
  });

  test('as CSV is separated as asked', async () => {
    const csv = await exportPerson('amina@example.org', 'csv', ';');
    const [titles, ...lines] = csv.split('\r\n');
    expect(titles).toMatch(/^\uFEFFreference;createdAt;name;.*;notes;replies;history;draft$/);
    expect(lines.filter((line) => /^IA-/.test(line))).toHaveLength(2);
    expect(csv).toContain('À rappeler');
    expect(csv).toContain('Chère Amina');
  });
});
