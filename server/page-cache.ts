import pLimit from 'p-limit';
import type { BufferedResponse } from './buffered-response';

/** At once where it is known, so that a page at hand need not wait. */
export type ReadVersion = () => string | Promise<string>;

type Limits = {
  maxBytes: number;
  /** Whether a page is worth its place */
  keeps(page: BufferedResponse): boolean;
};

/** Rendering is this process's own work: more at once would not be done sooner, and each needs its memory. */
const renderingsAtOnce = 2;
/** As many are made in some seconds; who came after them would have gone. */
const waitingAtMost = 256;

/** More pages are asked for than can be made in time. */
export class BusyError extends Error {}

type Entry = { version: string; page: BufferedResponse };

/**
 * Finished pages in memory, each with the version of the content that it was made from: one whose version is not the
 * store's is made anew, so that a change shows at the next request, whichever program made it.
 */
export class PageCache {
  readonly #readVersion: ReadVersion;
  readonly #limits: Limits;
  readonly #entries = new Map<string, Entry>();
  readonly #limitRenderings = pLimit(renderingsAtOnce);
  readonly #pending = new Map<string, Promise<BufferedResponse>>();
  #bytes = 0;

  /** @param readVersion tells one state of the content from every other; throws while the store is away */
  constructor(readVersion: ReadVersion, limits: Limits) {
    this.#readVersion = readVersion;
    this.#limits = limits;
  }

  /**
   * @param make renders the page; those who ask for it at once share one rendering
   * @throws BusyError where too many pages wait to be rendered
   */
  get(
    key: string,
    make: () => Promise<BufferedResponse>,
  ): BufferedResponse | Promise<BufferedResponse> {
    const version = this.#readVersionOr(this.#entries.get(key)?.version);
    return version instanceof Promise
      ? version.then((read) => this.#getOf(read, key, make))
      : this.#getOf(version, key, make);
  }

  #getOf(
    version: string | undefined,
    key: string,
    make: () => Promise<BufferedResponse>,
  ): BufferedResponse | Promise<BufferedResponse> {
    const entry = this.#entries.get(key);
    if (entry && entry.version === version) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return entry.page;
    }
    const rendering = `${version} ${key}`;
    const pending = this.#pending.get(rendering) ?? this.#render(key, version, make, entry?.page);
    this.#pending.set(rendering, pending);
    return pending.finally(() => this.#pending.delete(rendering));
  }

  async #render(
    key: string,
    version: string | undefined,
    make: () => Promise<BufferedResponse>,
    previous: BufferedResponse | undefined,
  ): Promise<BufferedResponse> {
    if (this.#limitRenderings.pendingCount >= waitingAtMost) throw new BusyError();
    const page = await this.#limitRenderings(make);
    page.setLastModified(previous);
    this.#drop(key);
    // Kept under the version from before: what changed meanwhile is seen at the next request.
    if (this.#limits.keeps(page) && version !== undefined) this.#keep(key, { version, page });
    return page;
  }

  /** While the store does not answer, a page that is at hand counts as current: readers read on. */
  #readVersionOr(known: string | undefined): string | undefined | Promise<string | undefined> {
    try {
      const version = this.#readVersion();
      return version instanceof Promise ? version.catch(() => known) : version;
    } catch {
      return known;
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += entry.page.memoryBytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limits.maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.page.memoryBytes ?? 0;
    this.#entries.delete(key);
  }
}

const mebibyte = 1024 * 1024;

/** For pages that exist. */
export function createPageCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, { maxBytes: 64 * mebibyte, keeps: (page) => page.isCacheable });
}

/** For what visitors type: apart, since there is no end of it, and it would drive out the pages. */
export function createSearchCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, {
    maxBytes: 4 * mebibyte,
    keeps: (page) => page.isRevalidatable,
  });
}
