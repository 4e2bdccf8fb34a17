import type { DraftCopies } from './draft-copy';
import type { PostAnswer, PostProblem } from './post-reply';

export type SaveState =
  | { kind: 'saving' }
  | { kind: 'saved'; time: string }
  | { kind: 'unsaved'; problem: PostProblem; isKept: boolean };

type DraftSaverOptions = {
  /** What the server has */
  stored: string;
  copies: Pick<DraftCopies, 'keep' | 'drop'>;
  save: (text: string) => Promise<PostAnswer>;
  getVersion: () => number;
  report: (state: SaveState) => void;
};

export const saveAfterMs = 1500;
export const retryAfterMs = 5000;

export type DraftSaver = ReturnType<typeof createDraftSaver>;

/** Saves what is typed, one request at a time. Until the server has the very text, this browser keeps it. */
export function createDraftSaver({ stored, copies, save, getVersion, report }: DraftSaverOptions) {
  let text = stored;
  let isKept = false;
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  function run(): Promise<void> {
    clearTimeout(timer);
    if (!running) {
      running = saveOnce().finally(() => {
        running = undefined;
      });
    }
    return running;
  }

  async function saveOnce(): Promise<void> {
    if (isEnded) return;
    if (text === stored) {
      copies.drop();
      return;
    }
    const sent = text;
    report({ kind: 'saving' });
    const answer = await save(sent);
    if (isEnded) return;
    if (answer.done) {
      stored = sent;
      if (text !== sent) return schedule(saveAfterMs);
      copies.drop();
      report({ kind: 'saved', time: answer.time });
      return;
    }
    const { problem } = answer;
    if (problem === 'gone') end();
    report({ kind: 'unsaved', problem, isKept: isKept && !isEnded });
    if (problem === 'offline' || problem === 'failed') schedule(retryAfterMs);
  }

  function end(): void {
    isEnded = true;
    clearTimeout(timer);
    copies.drop();
  }

  return {
    type(typed: string): void {
      if (isEnded) return;
      text = typed;
      isKept = copies.keep({ text, stored, version: getVersion() });
      schedule(saveAfterMs);
    },
    async flush(): Promise<void> {
      await running;
      await run();
    },
    /** Waits for a request on its way, so that it cannot arrive after what follows. */
    async pause(): Promise<void> {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
    /** The server now has this text, e.g. none after it was sent. */
    settle(settled: string): void {
      clearTimeout(timer);
      text = settled;
      stored = settled;
      copies.drop();
    },
    /** Of a lead that was erased nothing is kept. */
    end,
    /** Another page is shown: what is not saved yet is saved a last time. */
    stop(): void {
      clearTimeout(timer);
      if (!isEnded && !running && text !== stored) {
        void save(text).then(({ done }) => {
          if (done) copies.drop();
        });
      }
      isEnded = true;
    },
    isKept: () => isKept,
  };
}
