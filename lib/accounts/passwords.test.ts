import { afterAll, beforeAll, expect, test } from 'vitest';
import { cost, hashPassword, isPassword, PasswordsBusyError, recommendedCost } from './passwords';

const { N } = cost;
beforeAll(() => Object.assign(cost, recommendedCost));
afterAll(() => Object.assign(cost, { N }));

test('accepts the password, also typed as other code points, and no other', async () => {
  const stored = await hashPassword('Cafe\u0301 du matin');
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('Caf\u00e9 du matin', stored)).toBe(true);
  expect(await isPassword('Cafe du matin', stored)).toBe(false);
});

test('refuses every password of an unknown account, in the time of a known one', async () => {
  const stored = await hashPassword('une phrase assez longue');
  const timeOf = async (hash: string | null) => {
    const before = process.cpuUsage();
    expect(await isPassword('une autre phrase', hash)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // Without a hash it would be a thousandth; beside other programs each may take twice its time.
  expect((await timeOf(null)) / (await timeOf(stored))).toBeGreaterThan(0.25);
});

test('checks one at a time, lets eight wait and refuses the tenth', async () => {
  cost.N = 2 ** 10;
  const stored = await hashPassword('une phrase assez longue');
  const checks = Array.from({ length: 10 }, () => isPassword('une phrase assez longue', stored));
  const results = await Promise.allSettled(checks);
  expect(results.map(({ status }) => status)).toEqual([...Array(9).fill('fulfilled'), 'rejected']);
  expect(results.at(-1)).toMatchObject({ reason: expect.any(PasswordsBusyError) });
});
