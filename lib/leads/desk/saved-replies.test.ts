import { beforeEach, describe, expect, test, vi } from 'vitest';
import { addOwner } from '@/lib/accounts/testing';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { readHours } from './hours-setting';
import { listSavedReplies } from './saved-replies';
import { chooseHours, removeSavedReply, storeSavedReply } from './settings-actions';

const account = vi.hoisted(() => ({ id: 0 }));
vi.mock('@/lib/accounts/current-account', () => ({ requireOwner: async () => account }));
vi.mock('next/cache', () => ({ refresh() {} }));
vi.mock('next/navigation', () => ({ redirect() {} }));

withEmptyStore();
beforeEach(async () => {
  account.id = await addOwner();
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const empty = { locale: 'fr', title: '', text: '', errors: {} };
const store = (fields: Record<string, string>) =>
  storeSavedReply(empty, formOf({ locale: 'fr', title: 'Appel', text: 'Mardi ?', ...fields }));

describe('a saved reply', () => {
  test('is added, listed by its language, changed and deleted', async () => {
    expect(await store({ text: 'Mardi ?\r\nou jeudi ?' })).toEqual({ ...empty, isSaved: true });
    await store({ locale: 'en', title: 'Call' });
    const [first] = await listSavedReplies('fr');
    expect(first).toMatchObject({ locale: 'fr', title: 'Appel', text: 'Mardi ?\nou jeudi ?' });
    expect(await listSavedReplies()).toHaveLength(2);
    const id = String(first?.id);
    await store({ id, title: 'Premier   appel' });
    expect(await listSavedReplies('fr')).toMatchObject([{ title: 'Premier appel' }]);
    await removeSavedReply(formOf({ id }));
    expect(await listSavedReplies('fr')).toEqual([]);
    expect(await store({ id })).toMatchObject({ problem: 'gone', title: 'Appel', text: 'Mardi ?' });
  });

  test.each([
    [{ title: ' ' }, { title: 'titleMissing' }],
    [{ title: 'x'.repeat(101) }, { title: 'titleTooLong' }],
    [{ text: '\r\n' }, { text: 'textMissing' }],
    [{ text: 'x'.repeat(20_001) }, { text: 'textTooLong' }],
    [
      { title: '', text: '' },
      { title: 'titleMissing', text: 'textMissing' },
    ],
  ])('that is wrong is explained, and nothing typed is lost: %#', async (fields, errors) => {
    const state = await store(fields);
    expect(state).toMatchObject({ title: 'Appel', text: 'Mardi ?', ...fields, errors });
    expect(await listSavedReplies()).toEqual([]);
  });

  test('that cannot be stored comes back as it was typed', async () => {
    vi.spyOn(db().savedReply, 'create').mockRejectedValueOnce(new Error('SQLITE_FULL'));
    expect(await store({})).toMatchObject({ problem: 'failed', title: 'Appel', text: 'Mardi ?' });
  });
});

describe('the hours of the owner', () => {
  const first = { days: [], from: '', to: '', isAnyTime: true, errors: [] };
  const choose = (fields: Record<string, string>) =>
    chooseHours(first, formOf({ when: 'hours', from: '08:30', to: '17:00', ...fields }));

  test('are any time until they are chosen, and can be any time again', async () => {
    expect(await readHours(account.id)).toBeNull();
    expect(await choose({ 'day-1': 'on', 'day-4': 'on' })).toMatchObject({ isSaved: true });
    expect(await readHours(account.id)).toEqual({ days: [1, 4], from: '08:30', to: '17:00' });
    await choose({ when: 'any' });
    expect(await readHours(account.id)).toBeNull();
  });

  test('that are wrong are explained, and nothing chosen is lost', async () => {
    expect(await choose({ to: '' })).toEqual({
      days: [],
      from: '08:30',
      to: '',
      isAnyTime: false,
      errors: ['days', 'time'],
    });
    expect(await readHours(account.id)).toBeNull();
  });
});
