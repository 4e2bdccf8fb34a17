import { getStorage, removeStored } from '../browser-storage';

/** What this browser keeps of a text until the server has it */
export type DraftCopy = {
  text: string;
  /** What the server had when it was typed */
  stored: string;
  version: number;
};

export type DraftCopies = ReturnType<typeof createDraftCopies>;

/** One for each account and lead. Storage may be full or forbidden. */
export function createDraftCopies(accountId: number, leadId: number, storage = getStorage()) {
  const key = `studio-reply-${accountId}-${leadId}`;
  return {
    /** @returns whether it could be kept */
    keep(copy: DraftCopy): boolean {
      try {
        storage?.setItem(key, JSON.stringify(copy));
        return storage !== null;
      } catch {
        return false;
      }
    },
    read(): DraftCopy | null {
      try {
        const copy = JSON.parse(storage?.getItem(key) ?? 'null');
        return typeof copy?.text === 'string' ? copy : null;
      } catch {
        return null;
      }
    },
    drop(): void {
      removeStored(storage, key);
    },
  };
}
