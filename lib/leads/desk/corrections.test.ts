import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { receiveLead, releaseLead } from '../commands';
import { contact, lead, receive, settings, signals, withLeads } from '../commands-testing';
import { erasePersonalData } from '../erasure';
import { parseSpamReasons } from '../spam-reasons';
import { markAsSpam } from './commands';
import { commandLine, undoEvent } from './history';

withLeads();

const pills =
  'Buy cheap pills: https://pills.example https://more.example https://x.example [url=x]';
const author = 'author@example.com';
const find = (reference = '') => db().lead.findUniqueOrThrow({ where: { reference } });
const isSuspected = async (changes: Partial<typeof lead>) => {
  const { reference } = await receive(changes);
  return (await find(reference)).suspectedAt !== null;
};

describe('what was released', () => {
  beforeEach(async () => {
    const { reference = '' } = await receive({ details: pills });
    expect(await releaseLead(reference, commandLine)).toMatchObject({ outcome: 'done' });
  });

  test('is not suspected the next time, by its text or its sender', async () => {
    expect(await isSuspected({ details: `${pills} !`, email: 'other@example.net' })).toBe(false);
    expect(await isSuspected({ details: `Again: ${pills}`, email: 'AMINA@example.org' })).toBe(
      false,
    );
    expect(await isSuspected({ details: `Again: ${pills}`, email: 'other@example.net' })).toBe(
      true,
    );
  });

  test('is set aside past the limits all the same', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    expect(await isSuspected({ details: 'Une autre demande, tout aussi vraie.' })).toBe(true);
  });

  test('is suspected again once the release is undone', async () => {
    const { id, leadId } = await db().leadEvent.findFirstOrThrow();
    await undoEvent(leadId, id);
    expect(await isSuspected({ details: `${pills} !` })).toBe(true);
  });
});

describe('what was marked as spam', () => {
  beforeEach(async () => {
    const { reference } = await receive();
    await markAsSpam(await find(reference), author);
  });

  test('is suspected the next time, for a reason of its own', async () => {
    const { reference } = await receive({ email: 'other@example.net' });
    const sameText = await find(reference);
    expect(sameText.suspectedAt).not.toBeNull();
    expect(parseSpamReasons(sameText.spamReasons)).toEqual([{ signal: 'judged', points: 5 }]);
    expect(await isSuspected({ details: 'Un tout autre texte, sans rapport.' })).toBe(true);
    const other = { email: 'other@example.net', details: 'Un tout autre texte, sans rapport.' };
    expect(await isSuspected(other)).toBe(false);
  });

  test('is known by its text even if its sender is trusted, and the other way round', async () => {
    const { reference } = await receive({ email: 'karim@example.net', details: pills });
    await releaseLead(reference ?? '', commandLine);
    expect(await isSuspected({ email: 'karim@example.net' })).toBe(true);
    expect(await isSuspected({ details: `${pills} .` })).toBe(false);
  });
});

test('only keyed hashes are kept, and an erasure deletes those of the sender and the texts', async () => {
  const { reference } = await receive();
  await markAsSpam(await find(reference), author);
  await receiveLead({ ...lead, email: 'karim@example.net' }, contact, signals);
  const keys = (await db().spamCorrection.findMany()).map(({ key }) => key);
  expect(keys).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ]);
  await erasePersonalData('Amina@Example.org');
  expect(await db().spamCorrection.count()).toBe(0);
});
