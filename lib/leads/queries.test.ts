import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { countLeadsByEmail, getLead } from './queries';

withEmptyStore();

const lead = {
  reference: 'IA-7K3F9',
  fingerprint: 'a',
  name: 'Amina',
  email: 'Amina@example.org',
  details: 'Text',
  locale: 'fr',
  path: '/contact',
};

test.each(['IA-7K3F9', 'ia-7k3f9', 'Ia-7K3f9'])(
  'finds a lead by the reference %s',
  async (text) => {
    await db().lead.create({ data: lead });
    expect(await getLead(text)).toMatchObject({ reference: 'IA-7K3F9', messages: [] });
    expect(await getLead('IA-00000')).toBeNull();
  },
);

test('counts the leads of an e-mail address, ignoring case', async () => {
  await db().lead.create({ data: lead });
  expect(await countLeadsByEmail('aMINA@example.ORG')).toBe(1);
  expect(await countLeadsByEmail('mina@example.org')).toBe(0);
});
