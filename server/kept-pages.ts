import { LRUCache } from 'lru-cache';

type Kept = { page: { memoryBytes: number }; readAt: number };

/** Of the memory, what was read once may take this part before it is evicted first: a crawler reads everything once. */
const partReadOnce = 0.25;
/** Evicted pages that are remembered: who asks for one again did not ask for everything in between. */
const maxRemembered = 2000;

/** The least recently used page is evicted, first among those that were read once, then among those read more often. */
export class KeptPages<Entry extends Kept> {
  readonly #maxBytes: number;
  readonly #readOnce: LRUCache<string, Entry>;
  readonly #readOften: LRUCache<string, Entry>;
  readonly #evicted = new LRUCache<string, true>({ max: maxRemembered });

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    const sizeCalculation = ({ page }: Entry) => page.memoryBytes || 1;
    this.#readOnce = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation,
      dispose: (_, key, reason) => reason === 'evict' && this.#evicted.set(key, true),
    });
    this.#readOften = new LRUCache({ maxSize: maxBytes, sizeCalculation });
  }

  get size(): number {
    return this.#readOnce.size + this.#readOften.size;
  }

  get bytes(): number {
    return this.#readOnce.calculatedSize + this.#readOften.calculatedSize;
  }

  get(key: string): Entry | undefined {
    const first = this.#readOnce.peek(key);
    if (first) {
      this.#readOnce.delete(key);
      this.#readOften.set(key, first);
    }
    const entry = first ?? this.#readOften.get(key);
    if (entry) entry.readAt = performance.now();
    return entry;
  }

  peek(key: string): Entry | undefined {
    return this.#readOnce.peek(key) ?? this.#readOften.peek(key);
  }

  set(key: string, entry: Entry): void {
    const isReadOften = this.#readOften.has(key) || this.#evicted.delete(key);
    (isReadOften ? this.#readOften : this.#readOnce).set(key, entry);
    while (this.bytes > this.#maxBytes) {
      const mayTake = this.#readOften.size > 0 ? this.#maxBytes * partReadOnce : 0;
      (this.#readOnce.calculatedSize > mayTake ? this.#readOnce : this.#readOften).pop();
    }
  }

  delete(key: string): void {
    this.#readOnce.delete(key);
    this.#readOften.delete(key);
  }

  listReadOften(): [key: string, entry: Entry][] {
    return [...this.#readOften.entries()].sort(([, a], [, b]) => b.readAt - a.readAt);
  }
}
