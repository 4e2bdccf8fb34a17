import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Content, emptyContent } from '@/lib/drafts/content';
import {
  createAutosave,
  retryAfterMs,
  type SaveState,
  saveAfterMs,
  saveWithinMs,
} from './autosave';
import { createJournal } from './journal';
import type { PostAnswer, SaveRequest } from './post-save';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

class FakeStorage {
  items = new Map<string, string>();
  isFull = false;
  get length() {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem(key: string, value: string) {
    if (this.isFull) throw new Error('QuotaExceededError');
    this.items.set(key, value);
  }
  removeItem = (key: string) => void this.items.delete(key);
  clear = () => this.items.clear();
}

const write = (body: string): Content => ({ ...emptyContent, body });
const opened = write('Ouvert.');
const rival = { version: 9, content: write('Rival.'), savedBy: 'nora@example.org', time: '10:40' };

function openPage(storage = new FakeStorage(), pageId = 'page') {
  const sent: SaveRequest[] = [];
  const states: SaveState[] = [];
  const waiting: ((answer: PostAnswer) => void)[] = [];
  let ids = 0;
  const journal = createJournal(1, 7, { storage, pageId: pageId });
  const autosave = createAutosave({
    draft: 7,
    stored: { version: 3, content: opened },
    journal,
    post: (request) => {
      sent.push(request);
      return new Promise((resolve) => waiting.push(resolve));
    },
    report: (state) => states.push(state),
    createId: () => {
      ids += 1;
      return `save-${ids}`;
    },
  });
  const answer = async (given: PostAnswer) => {
    waiting.shift()?.(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  const confirm = (version: number) => answer({ done: 'saved', version, time: '10:42' });
  const bodies = () => sent.map(({ content }) => content.body);
  return { autosave, storage, journal, sent, states, answer, confirm, bodies };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('what is typed', () => {
  test('is saved 1.5 seconds after the last key, on the version that was opened', async () => {
    const { autosave, sent, states, confirm } = openPage();
    autosave.change(write('U'));
    await pass(saveAfterMs - 1);
    autosave.change(write('Un'));
    await pass(saveAfterMs - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual([{ draft: 7, base: 3, saveId: 'save-1', content: write('Un') }]);
    await confirm(4);
    expect(states.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'saving', 'saved']);
  });

  test('is saved at the latest 5 seconds after the first unsaved key', async () => {
    const { autosave, bodies } = openPage();
    for (let key = 0; key <= 10; key += 1) {
      autosave.change(write(`${key}`));
      await pass(500);
    }
    expect(saveWithinMs).toBe(5000);
    expect(bodies()).toEqual(['9']);
  });

  test('is saved by one request at a time, each on the version of the last answer', async () => {
    const { autosave, sent, confirm } = openPage();
    autosave.change(write('un'));
    await pass(saveAfterMs);
    autosave.change(write('deux'));
    await pass(60_000);
    expect(sent).toHaveLength(1);
    await confirm(4);
    await pass(saveAfterMs);
    expect(sent[1]).toMatchObject({ base: 4, content: write('deux') });
  });

  test('and taken back is no change', async () => {
    const { autosave, sent, states, journal } = openPage();
    autosave.change(write('Ouvert.x'));
    await pass(300);
    autosave.change(write('Ouvert.'));
    await pass(60_000);
    expect(sent).toEqual([]);
    expect(states.at(-1)).toEqual({ kind: 'opened' });
    expect(await autosave.flush()).toBe(true);
    expect(journal.listOthers()).toEqual([]);
  });
});

describe('the journal of this browser', () => {
  const read = (storage: FakeStorage) =>
    createJournal(1, 7, { storage, pageId: 'later' }).listOthers();

  test('has what is typed before the server, and loses it only when the server has that text', async () => {
    const { autosave, storage, confirm } = openPage();
    autosave.change(write('un'));
    await pass(250);
    expect(read(storage)[0]?.entry).toMatchObject({ base: 3, content: write('un') });
    await pass(saveAfterMs);
    autosave.change(write('deux'));
    await pass(250);
    await confirm(4);
    expect(read(storage)[0]?.entry).toMatchObject({ content: write('deux') });
    await pass(saveAfterMs);
    await confirm(5);
    expect(read(storage)).toEqual([]);
  });

  test('has what was typed in the instant before the page ends', () => {
    const { autosave, storage } = openPage();
    autosave.change(write('un'));
    autosave.keepNow();
    expect(read(storage)[0]?.entry.content).toEqual(write('un'));
  });

  test('has an entry for each page, and none of another draft or account', async () => {
    const storage = new FakeStorage();
    openPage(storage, 'one').autosave.change(write('un'));
    await pass(1000);
    openPage(storage, 'two').autosave.change(write('deux'));
    await pass(1000);
    expect(read(storage).map(({ entry }) => entry.content.body)).toEqual(['deux', 'un']);
    expect(createJournal(2, 7, { storage }).listOthers()).toEqual([]);
    expect(createJournal(1, 70, { storage }).listOthers()).toEqual([]);
  });

  test('says that nothing is kept where storage is full', async () => {
    const { autosave, storage, states, answer } = openPage();
    storage.isFull = true;
    autosave.change(write('un'));
    await pass(saveAfterMs);
    await answer({ problem: 'offline' });
    expect(states.at(-1)).toEqual({ kind: 'unsaved', problem: 'offline', isKept: false });
  });
});

describe('without an answer', () => {
  test.each(['offline', 'failed'] as const)(
    '(%s), the very request is repeated',
    async (problem) => {
      const { autosave, sent, states, answer, confirm } = openPage();
      autosave.change(write('un'));
      await pass(saveAfterMs);
      await answer({ problem });
      expect(states.at(-1)).toEqual({ kind: 'unsaved', problem, isKept: true });
      autosave.change(write('deux'));
      await pass(retryAfterMs);
      expect(sent[1]).toEqual(sent[0]);
      // The first request had arrived, although its answer had not.
      await confirm(4);
      await pass(saveAfterMs);
      expect(sent[2]).toMatchObject({ saveId: 'save-2', base: 4, content: write('deux') });
      await confirm(5);
      expect(states.at(-1)?.kind).toBe('saved');
    },
  );

  test('ten minutes long, the text is kept here and saved as soon as the server answers', async () => {
    const { autosave, states, answer, confirm, storage, bodies } = openPage();
    autosave.change(write('un'));
    await pass(saveAfterMs);
    for (let tries = 0; tries < 120; tries += 1) {
      await answer({ problem: 'offline' });
      autosave.change(write(`un ${tries}`));
      await pass(retryAfterMs);
    }
    expect(states.at(-1)?.kind).not.toBe('saved');
    expect([...storage.items.values()].join()).toContain('un 119');
    await confirm(4);
    await pass(saveAfterMs);
    expect(bodies().at(-1)).toBe('un 119');
  });
});

describe('a session that ended', () => {
  test('is reported, and the text is saved after the next sign-in', async () => {
    const { autosave, sent, states, answer, confirm } = openPage();
    autosave.change(write('un'));
    await pass(saveAfterMs);
    await answer({ problem: 'signedOut' });
    expect(states.at(-1)).toEqual({ kind: 'unsaved', problem: 'signedOut', isKept: true });
    const flushed = autosave.flush();
    await pass(0);
    expect(sent).toHaveLength(2);
    await confirm(4);
    expect(await flushed).toBe(true);
  });
});

describe('a rival text', () => {
  async function meetRival() {
    const page = openPage();
    page.autosave.change(write('un'));
    await pass(saveAfterMs);
    await page.answer({ problem: 'conflict', rival });
    return page;
  }

  test('stops saving and is shown; what is typed meanwhile is kept here', async () => {
    const { autosave, sent, states, storage } = await meetRival();
    expect(states.at(-1)).toEqual({ kind: 'conflict', rival, isKept: true });
    autosave.change(write('deux'));
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect([...storage.items.values()].join()).toContain('deux');
  });

  test('is replaced by the text that the author chose, and kept as a version', async () => {
    const { autosave, sent, confirm, states } = await meetRival();
    const chosen = autosave.overwrite(9, write('fusion'));
    await pass(0);
    expect(sent[1]).toMatchObject({ base: 9, content: write('fusion'), overwrites: true });
    await confirm(10);
    expect(await chosen).toBe(true);
    expect(states.at(-1)).toEqual({ kind: 'saved', time: '10:42' });
  });

  test('replaces the text here where the author chose it', async () => {
    const { autosave, storage, sent } = await meetRival();
    autosave.adopt(9, rival.content);
    expect(storage.items.size).toBe(0);
    autosave.change(write('Rival, suite.'));
    await pass(saveAfterMs);
    expect(sent[1]).toMatchObject({ base: 9 });
  });
});

test('leaving for another page saves a last time, and keeps the text here until it is saved', async () => {
  const { autosave, bodies, storage, confirm } = openPage();
  autosave.change(write('un'));
  autosave.stop();
  expect(bodies()).toEqual(['un']);
  expect(storage.items.size).toBe(1);
  await confirm(4);
  expect(storage.items.size).toBe(0);
});
