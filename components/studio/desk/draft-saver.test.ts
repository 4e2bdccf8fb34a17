import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftCopies } from './draft-copy';
import { createDraftSaver, retryAfterMs, type SaveState, saveAfterMs } from './draft-saver';
import type { PostAnswer } from './post-reply';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function createStorage(isFull = false) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (isFull) throw new Error('QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage & { items: Map<string, string> };
}

function createEditor({ storage = createStorage(), stored = '' } = {}) {
  const sent: string[] = [];
  const states: SaveState[] = [];
  const waiting: ((answer: PostAnswer) => void)[] = [];
  const copies = createDraftCopies(1, 7, storage);
  const saver = createDraftSaver({
    stored,
    copies,
    getVersion: () => 3,
    save: (text) => {
      sent.push(text);
      return new Promise((resolve) => waiting.push(resolve));
    },
    report: (state) => states.push(state),
  });
  const answer = async (given: PostAnswer = { done: 'saved', time: '10:42' }) => {
    waiting.shift()?.(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, sent, states, answer, copies };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('what is typed', () => {
  test('is saved once, when 1.5 seconds have passed since the last key', async () => {
    const { saver, sent, states, answer, copies } = createEditor();
    saver.type('B');
    await pass(saveAfterMs - 1);
    saver.type('Bonjour');
    await pass(saveAfterMs - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual(['Bonjour']);
    expect(copies.read()).toEqual({ text: 'Bonjour', stored: '', version: 3 });
    await answer();
    expect(states.at(-1)).toEqual({ kind: 'saved', time: '10:42' });
    expect(copies.read()).toBeNull();
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });

  test('while a save is under way is saved by the next one, never by two at a time', async () => {
    const { saver, sent, states, answer, copies } = createEditor();
    saver.type('un');
    await pass(saveAfterMs);
    saver.type('un deux');
    await pass(10 * saveAfterMs);
    expect(sent).toEqual(['un']);
    await answer();
    expect(states.at(-1)).toEqual({ kind: 'saving' });
    expect(copies.read()).toMatchObject({ text: 'un deux' });
    await pass(saveAfterMs);
    await answer();
    expect(sent).toEqual(['un', 'un deux']);
    expect(copies.read()).toBeNull();
  });

  test.each(['offline', 'failed'] as const)('is kept and saved again when %s', async (problem) => {
    const { saver, sent, states, answer, copies } = createEditor();
    saver.type('Bonjour');
    await pass(saveAfterMs);
    await answer({ problem });
    expect(states.at(-1)).toEqual({ kind: 'unsaved', problem, isKept: true });
    expect(copies.read()).toMatchObject({ text: 'Bonjour' });
    await pass(retryAfterMs);
    await answer();
    expect(sent).toEqual(['Bonjour', 'Bonjour']);
    expect(states.at(-1)).toMatchObject({ kind: 'saved' });
  });

  test('waits for a sign-in, then is saved', async () => {
    const { saver, sent, states, answer, copies } = createEditor();
    saver.type('Bonjour');
    await pass(saveAfterMs);
    await answer({ problem: 'signedOut' });
    await pass(10 * retryAfterMs);
    expect(sent).toHaveLength(1);
    expect(copies.read()).toMatchObject({ text: 'Bonjour' });
    void saver.flush();
    await pass(0);
    await answer();
    expect(states.at(-1)).toMatchObject({ kind: 'saved' });
  });

  test('is kept nowhere once the lead was erased', async () => {
    const storage = createStorage();
    const { saver, sent, answer } = createEditor({ storage });
    saver.type('Bonjour');
    await pass(saveAfterMs);
    await answer({ problem: 'gone' });
    saver.type('Bonjour encore');
    await pass(10 * retryAfterMs);
    expect(sent).toHaveLength(1);
    expect([...storage.items]).toEqual([]);
  });

  test('is not said to be kept where the browser cannot keep it', async () => {
    const { saver, states, answer } = createEditor({ storage: createStorage(true) });
    saver.type('Bonjour');
    await pass(saveAfterMs);
    await answer({ problem: 'offline' });
    expect(states.at(-1)).toMatchObject({ isKept: false });
  });
});

test('a pause waits for the save under way, and nothing follows', async () => {
  const { saver, sent, answer } = createEditor();
  saver.type('un');
  await pass(saveAfterMs);
  saver.type('un deux');
  let isPaused = false;
  void saver.pause().then(() => {
    isPaused = true;
  });
  await pass(0);
  expect(isPaused).toBe(false);
  await answer();
  expect(isPaused).toBe(true);
  saver.settle('');
  await pass(10 * saveAfterMs);
  expect(sent).toEqual(['un']);
});

test('what is as the server has it again needs no copy and no save', async () => {
  const { saver, sent, copies } = createEditor({ stored: 'Bonjour' });
  saver.type('Bonjour !');
  saver.type('Bonjour');
  await pass(saveAfterMs);
  expect(sent).toEqual([]);
  expect(copies.read()).toBeNull();
});
