import type { Content } from '@/lib/drafts/content';
import { getStorage, removeStored } from '../browser-storage';

/** What this browser keeps of a text until the server has it */
export type JournalEntry = {
  content: Content;
  /** The version that it was written on */
  base: number;
  /** In milliseconds since 1970 */
  time: number;
};

export type Journal = ReturnType<typeof createJournal>;

/** One entry for each page that is open on the draft, so that two tabs do not overwrite each other's. Storage may be full or forbidden. */
export function createJournal(
  accountId: number,
  draftId: number,
  { storage = getStorage(), pageId = crypto.randomUUID() as string } = {},
) {
  const prefix = `studio-draft-${accountId}-${draftId}-`;
  const key = prefix + pageId;
  return {
    /** @returns whether it could be kept */
    keep(entry: JournalEntry): boolean {
      try {
        storage?.setItem(key, JSON.stringify(entry));
        return storage !== null;
      } catch {
        return false;
      }
    },
    drop(): void {
      removeStored(storage, key);
    },
    /** What other pages left, e.g. before a crash: the newest first */
    listOthers(): { key: string; entry: JournalEntry }[] {
      return listKeys(storage)
        .filter((found) => found.startsWith(prefix) && found !== key)
        .flatMap((found) => {
          const entry = readEntry(storage, found);
          return entry ? [{ key: found, entry }] : [];
        })
        .sort((one, other) => other.entry.time - one.entry.time);
    },
    dropOther(found: string): void {
      removeStored(storage, found);
    },
  };
}

function readEntry(storage: Storage | null, key: string): JournalEntry | null {
  try {
    const entry = JSON.parse(storage?.getItem(key) ?? 'null');
    return typeof entry?.content?.body === 'string' ? entry : null;
  } catch {
    return null;
  }
}

function listKeys(storage: Storage | null): string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
  } catch {
    return [];
  }
}
