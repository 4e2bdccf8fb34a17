import { expect, test, vi } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { countRows, receive, suspected, withLeads } from './commands-testing';
import { getRelease, submitRelease } from './release';
import { releaseToken } from './release-token';
import { scoreSpam } from './spam';

vi.mock('./spam', async (original) => ({
  ...(await original<typeof import('./spam')>()),
  scoreSpam: vi.fn(),
}));
withLeads();

async function receiveSuspected(): Promise<string> {
  vi.mocked(scoreSpam).mockReturnValue(suspected);
  const { reference = '' } = await receive();
  return reference;
}

test('the link shows what was put aside and why, and its form releases it once', async () => {
  const reference = await receiveSuspected();
  const token = releaseToken.create({ reference });
  expect(await getRelease(token)).toMatchObject({
    state: 'suspected',
    lead: { reference, name: 'Amina Bennani', signals: ['trap', 'links'] },
  });
  expect(await countRows()).toMatchObject({ mails: 0, acknowledgements: 0 });
  await submitRelease(token);
  expect(await getRelease(token)).toEqual({ state: 'released', reference });
  await submitRelease(token);
  expect(await countRows()).toMatchObject({ leads: 1, mails: 1, acknowledgements: 1 });
});

test('a link that was changed or is older than seven days releases nothing', async () => {
  const reference = await receiveSuspected();
  const expired = releaseToken.create({ reference }, new Date(Date.now() - 7 * dayMs));
  for (const [token, state] of [
    [expired, 'expired'],
    [`${releaseToken.create({ reference })}x`, 'invalid'],
    [null, 'invalid'],
  ]) {
    expect(await getRelease(token)).toEqual({ state });
    await submitRelease(token);
  }
  expect(await countRows()).toMatchObject({ mails: 0, acknowledgements: 0 });
});

test('a link to a lead that was deleted says so', async () => {
  const token = releaseToken.create({ reference: await receiveSuspected() });
  await db().lead.deleteMany();
  expect(await getRelease(token)).toEqual({ state: 'deleted' });
  await submitRelease(token);
});
