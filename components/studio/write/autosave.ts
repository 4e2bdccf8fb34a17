import type { Content } from '@/lib/drafts/content';
import type { Rival } from '@/lib/drafts/draft';
import type { Journal } from './journal';
import type { PostAnswer, SaveRequest } from './post-save';

export type SaveProblem = Exclude<Extract<PostAnswer, { done?: undefined }>['problem'], 'conflict'>;

export type SaveState =
  /** As it was opened */
  | { kind: 'opened' }
  /** Typed, and about to be saved */
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  | { kind: 'unsaved'; problem: SaveProblem; isKept: boolean }
  | { kind: 'conflict'; rival: Rival; isKept: boolean };

type AutosaveOptions = {
  draft: number;
  /** What the server has */
  stored: { version: number; content: Content };
  journal: Pick<Journal, 'keep' | 'drop'>;
  post: (request: SaveRequest) => Promise<PostAnswer>;
  report: (state: SaveState) => void;
  createId?: () => string;
};

export const saveAfterMs = 1500;
export const saveWithinMs = 5000;
export const retryAfterMs = 5000;
const journalAfterMs = 250;

export type Autosave = ReturnType<typeof createAutosave>;

/**
 * Saves what is written, one request at a time. Until the server has the very text, this browser keeps it.
 * Nothing is ever written back: an answer carries a version, not a text.
 */
export function createAutosave(options: AutosaveOptions) {
  const { draft, journal, post, report, createId = () => crypto.randomUUID() } = options;
  let { version, content: stored } = options.stored;
  let current = stored;
  /** A request whose outcome is not known: it is repeated as it was. */
  let pending: SaveRequest | null = null;
  let running: Promise<void> | null = null;
  let firstUnsavedAt: number | null = null;
  let changedAt = 0;
  let isKept = false;
  let isStopped = false;
  let resting: SaveState = { kind: 'opened' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let journalTimer: ReturnType<typeof setTimeout> | undefined;

  const isSaved = () => pending === null && current === stored;

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  function keepNow(): void {
    clearTimeout(journalTimer);
    journalTimer = undefined;
    if (!isSaved()) isKept = journal.keep({ content: current, base: version, time: changedAt });
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= saveOnce().finally(() => {
      running = null;
    });
    return running;
  }

  async function saveOnce(): Promise<void> {
    if (isStopped) return;
    keepNow();
    if (isSaved()) return settle();
    pending ??= { draft, base: version, saveId: createId(), content: current };
    const sent = pending;
    firstUnsavedAt = null;
    report({ kind: 'saving' });
    const answer = await post(sent);
    if (answer.done) {
      pending = null;
      version = answer.version;
      stored = sent.content;
      if (isSame(current, stored)) current = stored;
      if (current !== stored) return change(current);
      settle();
      resting = { kind: 'saved', time: answer.time };
      report(resting);
      return;
    }
    keepNow();
    if (answer.problem === 'conflict') {
      pending = null;
      isStopped = true;
      report({ kind: 'conflict', rival: answer.rival, isKept });
      return;
    }
    const isUnknown = answer.problem === 'offline' || answer.problem === 'failed';
    if (!isUnknown) pending = null;
    report({ kind: 'unsaved', problem: answer.problem, isKept });
    if (isUnknown) schedule(retryAfterMs);
  }

  function settle(): void {
    clearTimeout(journalTimer);
    journalTimer = undefined;
    firstUnsavedAt = null;
    journal.drop();
  }

  function change(content: Content): void {
    current = isSame(content, stored) ? stored : content;
    changedAt = Date.now();
    if (isStopped) {
      keepNow();
      return;
    }
    if (isSaved()) {
      clearTimeout(timer);
      settle();
      report(resting);
      return;
    }
    journalTimer ??= setTimeout(keepNow, journalAfterMs);
    // A request that is repeated keeps its own time.
    if (pending) return;
    firstUnsavedAt ??= Date.now();
    report({ kind: 'changed' });
    schedule(Math.max(0, Math.min(saveAfterMs, firstUnsavedAt + saveWithinMs - Date.now())));
  }

  return {
    change,
    /** Saves now what is not saved yet. @returns whether the server has the very text */
    async flush(): Promise<boolean> {
      await running;
      await run();
      return isSaved();
    },
    /** Writes the journal now: the page may be about to end. */
    keepNow,
    /** Goes on from the text that the rival saved, with this one in its place; the rival's is kept as a version. */
    overwrite(rivalVersion: number, content: Content): Promise<boolean> {
      version = rivalVersion;
      current = content;
      isStopped = false;
      pending = { draft, base: version, saveId: createId(), content, overwrites: true };
      return this.flush();
    },
    /** Goes on from the text that the rival saved. */
    adopt(rivalVersion: number, content: Content): void {
      version = rivalVersion;
      stored = content;
      current = content;
      pending = null;
      isStopped = false;
      settle();
      resting = { kind: 'opened' };
      report(resting);
    },
    /** Another page is shown: what is not saved yet is saved a last time. */
    stop(): void {
      clearTimeout(timer);
      if (!isStopped && !running) void saveOnce();
      isStopped = true;
    },
    isSaved,
    isKept: () => isKept,
    /** What the server has */
    getStored: () => ({ version, content: stored }),
  };
}

export function isSame(one: Content, other: Content): boolean {
  return (Object.keys(one) as (keyof Content)[]).every((key) =>
    key === 'topics' ? one.topics.join('\n') === other.topics.join('\n') : one[key] === other[key],
  );
}
