import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { site } from '@/lib/site';
import { withEmptyStore } from '@/lib/testing/store';
import { sendLead } from './actions';
import { emptyLeadForm } from './form-state';

const afterResponse = vi.hoisted(() => [] as (() => Promise<unknown>)[]);
vi.mock('next/server', () => ({
  after: (task: () => Promise<unknown>) => afterResponse.push(task),
}));

withEmptyStore();
beforeEach(() => {
  afterResponse.length = 0;
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const typed = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: '',
  details: 'Nous voulons un assistant pour nos équipes.',
};

function send(changes: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...typed, ...changes })) form.set(name, value);
  return sendLead(emptyLeadForm, form);
}

/** Where the action sent the visitor: Next.js carries it in an error. */
async function redirectOf(sent: Promise<unknown>): Promise<string | undefined> {
  const error = await sent.then(
    () => ({}),
    (error: unknown) => error,
  );
  return (error as { digest?: string }).digest?.split(';')[2];
}

test.each([
  ['fr', '/contact/merci'],
  ['en', '/en/contact/thanks'],
])(
  'a lead in %s is committed, then acknowledged; its mail leaves after the response',
  async (locale, path) => {
    const to = await redirectOf(send({ locale }));
    const { reference } = await db().lead.findFirstOrThrow();
    expect(to).toBe(`${path}?ref=${reference}`);
    expect(await db().outboxMail.findFirst()).toMatchObject({ sentAt: null });

    expect(afterResponse).toHaveLength(1);
    await afterResponse[0]?.();
    expect(await db().outboxMail.findFirst()).toMatchObject({ sentAt: expect.any(Date) });
  },
);

test('a form that was not filled in well comes back as it was, with what to mend', async () => {
  const wrong = { name: 'A', email: 'amina', details: 'x'.repeat(5001) };
  const state = await send(wrong);
  expect(state.values).toEqual({ ...typed, ...wrong });
  expect(Object.keys(state.errors)).toEqual(['name', 'email', 'details']);
  expect(state.errors.email).toContain('nom@exemple.fr');
  expect(state.errors.details?.replace(/\s/g, ' ')).toContain('5 001');
  expect(state.summary).toMatch(/^3 champs/);
  expect(await db().lead.count()).toBe(0);
  expect(afterResponse).toEqual([]);
});

test('the messages are in the visitor’s language', async () => {
  const { errors, summary } = await send({ locale: 'en', email: '' });
  expect(errors).toEqual({ email: expect.stringContaining('name@example.com') });
  expect(summary).toMatch(/^One field/);
});

test('what could not be stored is not acknowledged: all is kept, and another way is named', async () => {
  await db().$executeRaw`CREATE TRIGGER "no_lead" BEFORE INSERT ON "Lead"
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
  const state = await send();
  expect(state.values).toEqual(typed);
  expect(state.summary).toContain(site.mail.leadsTo[0]);
  expect(afterResponse).toEqual([]);
  const log = vi.mocked(console.error).mock.calls.flat().join('\n');
  expect(log).not.toBe('');
  expect(log).not.toMatch(/Amina|example\.org|assistant/);
});

test.each([undefined, null, 'text', { get: 'x' }, []])(
  'what is no form (%j) is an empty one',
  async (odd) => {
    const state = await sendLead(emptyLeadForm, odd as unknown as FormData);
    expect(Object.keys(state.errors)).toEqual(['name', 'email', 'details']);
    expect(await db().lead.count()).toBe(0);
  },
);
