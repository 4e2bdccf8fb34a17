import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { createFailureLog } from '@/lib/log';
import type { BufferedResponse } from './buffered-response';

export type ReadVersion = () => string | Promise<string>;

type Limits = {
  maxBytes: number;
  maxRenderings?: number;
  canCache(page: BufferedResponse): boolean;
};
type Entry = { version: string; page: BufferedResponse };

/** Rendering is CPU-bound: more at once would only take more memory. */
const maxPagesAtOnce = 2;
/** These only wait for the disk, up to 41 for their turn to be encoded (lib/media/encode-once.ts). */
const maxPicturesAtOnce = 64;
/** These take some seconds to render: visitors after them would not wait that long. */
const maxWaiting = 256;

export class BusyError extends Error {}

const versionFailures = createFailureLog(
  'page-cache',
  'the store cannot be read: cached pages are served as they are',
);

/** Pages with the content version they were rendered from; after a change they are rendered again when requested. */
export class PageCache {
  readonly #readVersion: ReadVersion;
  readonly #canCache: Limits['canCache'];
  readonly #entries: LRUCache<string, Entry>;
  readonly #limitRenderings: LimitFunction;
  readonly #counts = { hits: 0, renderings: 0, renderingSeconds: 0 };
  readonly #pending = new Map<string, Promise<BufferedResponse>>();

  constructor(
    readVersion: ReadVersion,
    { maxBytes, maxRenderings = maxPagesAtOnce, canCache }: Limits,
  ) {
    this.#readVersion = readVersion;
    this.#canCache = canCache;
    this.#limitRenderings = pLimit(maxRenderings);
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ page }) => page.memoryBytes || 1,
    });
  }

  /** Counts since the start; what is waiting to be rendered, and kept, now */
  readStatistics() {
    return {
      ...this.#counts,
      waiting: this.#limitRenderings.pendingCount,
      pages: this.#entries.size,
      bytes: this.#entries.calculatedSize,
    };
  }

  /**
   * @param render called once for all requests that arrive while it runs
   * @throws BusyError when too many pages wait to be rendered
   */
  get(
    key: string,
    render: () => Promise<BufferedResponse>,
  ): BufferedResponse | Promise<BufferedResponse> {
    const version = this.#currentVersion(key);
    return version instanceof Promise
      ? version.then((current) => this.#getVersion(current, key, render))
      : this.#getVersion(version, key, render);
  }

  #getVersion(
    version: string | undefined,
    key: string,
    render: () => Promise<BufferedResponse>,
  ): BufferedResponse | Promise<BufferedResponse> {
    const entry = this.#entries.get(key);
    if (entry && entry.version === version) {
      this.#counts.hits += 1;
      return entry.page;
    }
    const rendering = `${version} ${key}`;
    const pending = this.#pending.get(rendering) ?? this.#render(key, version, render, entry?.page);
    this.#pending.set(rendering, pending);
    return pending.finally(() => this.#pending.delete(rendering));
  }

  async #render(
    key: string,
    version: string | undefined,
    render: () => Promise<BufferedResponse>,
    previous: BufferedResponse | undefined,
  ): Promise<BufferedResponse> {
    if (this.#limitRenderings.pendingCount >= maxWaiting) throw new BusyError();
    const page = await this.#limitRenderings(() => this.#measure(render));
    page.setLastModified(previous);
    // With the version read before rendering: the next request detects a change made meanwhile.
    if (version !== undefined && this.#canCache(page)) this.#entries.set(key, { version, page });
    else this.#entries.delete(key);
    return page;
  }

  async #measure(render: () => Promise<BufferedResponse>): Promise<BufferedResponse> {
    const startedAt = performance.now();
    try {
      return await render();
    } finally {
      this.#counts.renderings += 1;
      this.#counts.renderingSeconds += (performance.now() - startedAt) / 1000;
    }
  }

  /** While the store is unavailable, the version of the cached page, so that readers still get it. */
  #currentVersion(key: string): string | undefined | Promise<string | undefined> {
    const failed = (error: unknown) => {
      versionFailures.failed(error);
      return this.#entries.peek(key)?.version;
    };
    const succeeded = (version: string) => {
      versionFailures.succeeded();
      return version;
    };
    try {
      const version = this.#readVersion();
      return version instanceof Promise ? version.then(succeeded, failed) : succeeded(version);
    } catch (error) {
      return failed(error);
    }
  }
}

const mebibyte = 1024 * 1024;

export function createPageCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, {
    maxBytes: 64 * mebibyte,
    canCache: (page) => page.isCacheable,
  });
}

/** Separate from the pages, which do not wait for a picture that is encoded. */
export function createPictureCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, {
    maxBytes: 16 * mebibyte,
    maxRenderings: maxPicturesAtOnce,
    canCache: (picture) => picture.isCacheable,
  });
}

/** Separate from the pages: there is no limit to different searches, which would evict the pages. */
export function createSearchCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, {
    maxBytes: 4 * mebibyte,
    canCache: (page) => page.isRevalidatable,
  });
}
