import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { ReplyDone } from '@/lib/leads/desk/reply-answer';
import { createDraftCopies } from './draft-copy';
import { createDraftSaver, type DraftSaver, type SaveState } from './draft-saver';
import { type PostProblem, postReply } from './post-reply';
import type { ReplyBoxProps } from './reply-box';

/** `notSent`: a reply, unlike a draft, is not sent again by itself */
export type ReplyState =
  | SaveState
  | { kind: 'done'; done: ReplyDone }
  | { kind: 'problem'; problem: PostProblem | 'notSent'; isKept?: boolean };

const holdMs = 10_000;
const attemptMs = 5000;

export function useReply(
  { lead, account, draft, sending }: ReplyBoxProps,
  first: ReplyState | null,
) {
  const router = useRouter();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const saver = useRef<DraftSaver | null>(null);
  const version = useRef(lead.version);
  const [state, setState] = useState(first);
  const [isBusy, setIsBusy] = useState(false);
  const [sentEvent, setSentEvent] = useState<number | null>(null);
  const [foundCopy, setFoundCopy] = useState<string | null>(null);
  const afterSignIn = useRef<(() => void) | null>(null);
  const [asksSignIn, setAsksSignIn] = useState(false);
  const eventId = sending?.eventId ?? sentEvent;

  useEffect(() => {
    version.current = lead.version;
  });

  const showText = (text: string) => {
    if (textarea.current) textarea.current.value = text;
  };
  const askSignIn = (then: () => void) => {
    afterSignIn.current = then;
    setAsksSignIn(true);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor per lead; a later draft must not replace what is typed
  useEffect(() => {
    const copies = createDraftCopies(account.id, lead.id);
    const created = createDraftSaver({
      stored: draft,
      copies,
      getVersion: () => version.current,
      save: (text) => postReply({ intent: 'save', lead: lead.id, text }),
      report(next) {
        setState(next);
        if (next.kind === 'unsaved' && next.problem === 'signedOut')
          askSignIn(() => void created.flush());
      },
    });
    saver.current = created;
    const copy = copies.read();
    const typed = textarea.current?.value ?? '';
    if (typed !== draft) created.type(typed);
    else if (copy && copy.text !== draft) {
      if (copy.stored === draft && copy.version === lead.version) {
        showText(copy.text);
        created.type(copy.text);
      } else setFoundCopy(copy.text);
    }
    const flush = () => void created.flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      created.stop();
    };
  }, [account.id, lead.id]);

  // E.g. when a reply was taken back in the history. What is typed here is never replaced.
  const lastDraft = useRef(draft);
  useEffect(() => {
    if (textarea.current?.value === lastDraft.current && draft !== lastDraft.current) {
      textarea.current.value = draft;
      saver.current?.settle(draft);
    }
    lastDraft.current = draft;
  }, [draft]);

  // The server says when it is too late: the browser's clock may be wrong.
  useEffect(() => {
    if (eventId === null) return;
    const timer = setTimeout(() => {
      setSentEvent(null);
      router.refresh();
      // By then the outbox has tried to send it.
      setTimeout(() => router.refresh(), attemptMs);
    }, holdMs + 500);
    return () => clearTimeout(timer);
  }, [eventId, router]);

  /** One act at a time; a double click is one. */
  async function act(run: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    await saver.current?.pause();
    await run();
    setIsBusy(false);
  }

  function fail(problem: PostProblem, again: () => void): void {
    if (problem === 'gone') {
      saver.current?.end();
      showText('');
    } else saver.current?.type(textarea.current?.value ?? '');
    const isTransient = problem === 'offline' || problem === 'failed';
    setState({
      kind: 'problem',
      problem: isTransient ? 'notSent' : problem,
      isKept: saver.current?.isKept() ?? false,
    });
    if (problem === 'signedOut') askSignIn(again);
    if (['changed', 'suspected', 'tooLate'].includes(problem)) router.refresh();
  }

  const send = () =>
    act(async () => {
      const text = textarea.current?.value ?? '';
      const answer = await postReply({
        intent: 'send',
        lead: lead.id,
        version: version.current,
        text,
      });
      if (!answer.done) return fail(answer.problem, send);
      saver.current?.settle('');
      showText('');
      setState(null);
      setSentEvent(answer.eventId ?? null);
      router.refresh();
    });

  const takeBack = () =>
    act(async () => {
      const answer = await postReply({ intent: 'takeBack', lead: lead.id, event: eventId });
      if (!answer.done) return fail(answer.problem, takeBack);
      const { text = '' } = answer;
      saver.current?.settle(text);
      showText(text);
      setSentEvent(null);
      setState({ kind: 'done', done: 'takenBack' });
      router.refresh();
    });

  const markAnswered = () =>
    act(async () => {
      const answer = await postReply({
        intent: 'answered',
        lead: lead.id,
        version: version.current,
      });
      if (!answer.done) return fail(answer.problem, markAnswered);
      setState({ kind: 'done', done: 'answered' });
      router.refresh();
    });

  function insert(text: string): void {
    const field = textarea.current;
    if (!field) return;
    field.focus();
    // Unlike setRangeText, it can be undone by Ctrl+Z.
    document.execCommand('insertText', false, text);
    saver.current?.type(field.value);
  }

  return {
    textarea,
    state,
    isBusy,
    eventId,
    foundCopy,
    asksSignIn,
    acts: { send, takeBack, answered: markAnswered, save: () => saver.current?.flush() },
    insert,
    type: () => saver.current?.type(textarea.current?.value ?? ''),
    askSignIn: () => setAsksSignIn(true),
    endSignIn(isSignedIn: boolean) {
      setAsksSignIn(false);
      if (isSignedIn) afterSignIn.current?.();
    },
    takeCopy() {
      if (foundCopy !== null) {
        showText(foundCopy);
        saver.current?.type(foundCopy);
      }
      setFoundCopy(null);
    },
    dropCopy() {
      createDraftCopies(account.id, lead.id).drop();
      setFoundCopy(null);
    },
  };
}
