import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { receive, withLeads } from '../commands-testing';
import { setLeadState } from './commands';
import { readDraft } from './reply-draft';
import { answerReplyRequest } from './reply-request';
import { renderUnsentReply } from './unsent-reply';

withLeads();

const author = 'author@example.com';
const text = 'Bonjour,\r\nmardi ?';

async function receiveOne() {
  const { reference = '' } = await receive();
  return db().lead.findUniqueOrThrow({ where: { reference } });
}

const ask = (fields: Record<string, unknown>) => answerReplyRequest(fields, author);

describe('what the reply box asks for', () => {
  test('is done, and answered with the time by the site’s clock', async () => {
    const { id, version } = await receiveOne();
    const time = expect.stringMatching(/^\d\d:\d\d$/);
    expect(await ask({ intent: 'save', lead: id, text })).toEqual({ done: 'saved', time });
    expect(await readDraft(id)).toBe('Bonjour,\nmardi ?');
    // As a form has it
    const sent = await ask({ intent: 'send', lead: String(id), version: String(version), text });
    expect(sent).toEqual({ done: 'sent', time, eventId: expect.any(Number) });
    const { eventId } = sent as { eventId: number };
    const takenBack = { done: 'takenBack', time, text: 'Bonjour,\nmardi ?' };
    expect(await ask({ intent: 'takeBack', lead: id, event: eventId })).toEqual(takenBack);
    expect(await ask({ intent: 'answered', lead: id, version: 2 })).toMatchObject({
      done: 'answered',
    });
  });

  test.each([
    [{ intent: 'send', text: ' \n' }, 'empty'],
    [{ intent: 'send', text: 'x'.repeat(20_001) }, 'tooLong'],
    [{ intent: 'save', text: 'x'.repeat(20_001) }, 'tooLong'],
    [{ intent: 'publish', text }, 'malformed'],
    [{ intent: 'send' }, 'malformed'],
    [{ intent: 'takeBack' }, 'malformed'],
  ])('is refused when it is %o', async (fields, problem) => {
    const { id, version } = await receiveOne();
    expect(await ask({ lead: id, version, ...fields })).toEqual({ problem });
  });

  test.each([null, [], 'text', 7])('is refused when it is %o', async (fields) => {
    expect(await answerReplyRequest(fields, author)).toEqual({ problem: 'malformed' });
  });

  test('is refused when the lead was erased', async () => {
    const { id, version } = await receiveOne();
    await db().lead.deleteMany();
    for (const fields of [
      { intent: 'save', text },
      { intent: 'send', version, text },
      { intent: 'takeBack', event: 1 },
      { intent: 'answered', version },
    ])
      expect(await ask({ lead: id, ...fields })).toEqual({ problem: 'gone' });
  });

  test.each(['changed', 'suspected'] as const)(
    'keeps a reply to a lead that is %s as the draft',
    async (problem) => {
      const lead = await receiveOne();
      if (problem === 'changed') await setLeadState(lead, 'won', author);
      else await db().lead.updateMany({ data: { suspectedAt: new Date() } });
      const { id, version } = lead;
      expect(await ask({ intent: 'send', lead: id, version, text })).toEqual({ problem });
      expect(await readDraft(id)).toBe('Bonjour,\nmardi ?');
    },
  );
});

test('without JavaScript a text that was not stored comes back, and sends what it was to send', () => {
  const fields = { lead: '7', version: '"><script>', intent: 'send', text: '</textarea><b>é</b>' };
  const page = renderUnsentReply('fr', 'signedOut', fields);
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('name="intent" value="send"');
  expect(page).toContain('&lt;/textarea&gt;&lt;b&gt;é&lt;/b&gt;</textarea>');
  expect(page).not.toMatch(/<script|<b>/);
  expect(renderUnsentReply('fr', 'failed', { other: 'x' })).not.toContain('other');
});
