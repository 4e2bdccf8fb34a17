import { useEffect, useRef, useState } from 'react';
import type { Content } from '@/lib/drafts/content';
import type { Draft } from '@/lib/drafts/draft';
import { type Autosave, createAutosave, isSame, type SaveState } from './autosave';
import { createJournal, type Journal, type JournalEntry } from './journal';
import { postSave } from './post-save';

export type FoundEntry = { key: string; entry: JournalEntry };

/** What was saved since the document was loaded: Next.js's router can come back with a page from before. */
const saved = new Map<number, Pick<Draft, 'version' | 'content'>>();

export function useDraft(accountId: number, draft: Draft) {
  const [opened] = useState(() => {
    const known = saved.get(draft.id);
    return known && known.version > draft.version ? known : draft;
  });
  const [content, setContent] = useState(opened.content);
  const [state, setState] = useState<SaveState>({ kind: 'opened' });
  const [version, setVersion] = useState(opened.version);
  const [asksSignIn, setAsksSignIn] = useState(false);
  const [found, setFound] = useState<FoundEntry | null>(null);
  const latest = useRef(opened.content);
  const autosave = useRef<Autosave | null>(null);
  const journal = useRef<Journal | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the server has is read once; afterwards the text is the author's
  useEffect(() => {
    const kept = createJournal(accountId, draft.id);
    journal.current = kept;
    const created = createAutosave({
      draft: draft.id,
      stored: { version: opened.version, content: opened.content },
      journal: kept,
      post: postSave,
      report(next) {
        setState(next);
        const stored = created.getStored();
        saved.set(draft.id, stored);
        setVersion(stored.version);
        if (next.kind === 'unsaved' && next.problem === 'signedOut') setAsksSignIn(true);
      },
    });
    autosave.current = created;
    if (latest.current !== opened.content) created.change(latest.current);
    setFound(findEntry(kept, opened.content));
    const flush = () => void created.flush();
    const keep = () => created.keepNow();
    const warn = (event: BeforeUnloadEvent) => {
      created.keepNow();
      if (!created.isSaved() && !created.isKept()) event.preventDefault();
    };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', keep);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('beforeunload', warn);
      created.stop();
    };
  }, [accountId, draft.id]);

  const show = (next: Content) => {
    latest.current = next;
    setContent(next);
  };

  return {
    opened,
    content,
    state,
    asksSignIn,
    found: found?.entry ?? null,
    /** That the server has */
    version,
    change(patch: Partial<Content>): void {
      show({ ...latest.current, ...patch });
      autosave.current?.change(latest.current);
    },
    flush: async () => (await autosave.current?.flush()) ?? false,
    overwrite(version: number, next: Content): void {
      show(next);
      void autosave.current?.overwrite(version, next);
    },
    adopt(version: number, next: Content): void {
      show(next);
      autosave.current?.adopt(version, next);
    },
    dropFound(): void {
      if (found) journal.current?.dropOther(found.key);
      setFound(journal.current ? findEntry(journal.current, latest.current) : null);
    },
    askSignIn: () => setAsksSignIn(true),
    endSignIn(isSignedIn: boolean): void {
      setAsksSignIn(false);
      if (isSignedIn) void autosave.current?.flush();
    },
  };
}

/** The newest that has another text; the rest is not worth a question. */
function findEntry(journal: Journal, content: Content): FoundEntry | null {
  const others = journal.listOthers();
  for (const { key, entry } of others) if (isSame(entry.content, content)) journal.dropOther(key);
  return others.find(({ entry }) => !isSame(entry.content, content)) ?? null;
}
