import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { createFailureLog, errorFields, log } from '@/lib/log';
import { areReadsCurrent } from '@/lib/store/compare-reads';
import { type PageReads, recordReads } from '@/lib/store/page-reads';
import type { BufferedResponse } from './buffered-response';
import { KeptPages } from './kept-pages';

export type ReadVersion = () => string | Promise<string>;

type Limits = {
  maxBytes: number;
  maxRenderings?: number;
  /** Whether a page is kept after a change that leaves what it was rendered from as it was */
  recordsReads?: boolean;
  canCache(page: BufferedResponse): boolean;
};
type Render = () => Promise<BufferedResponse>;
type Version = string | undefined;
type Entry = {
  version: string;
  page: BufferedResponse;
  reads: PageReads | undefined;
  render: Render;
  readAt: number;
};

/** Rendering is CPU-bound: more at once would only take more memory. */
const maxPagesAtOnce = 2;
/** These only wait for the disk, up to 41 for their turn to be encoded (lib/media/encode-once.ts). */
const maxPicturesAtOnce = 64;
/** These take some seconds to render: visitors after them would not wait that long. */
const maxWaiting = 256;
const maxRenewed = 500;
const pauseMs = 50;

export class BusyError extends Error {}

const versionFailures = createFailureLog(
  'page-cache',
  'the store cannot be read: cached pages are served as they are',
);

/**
 * Pages with the content version they were rendered from. After a change, a page is rendered again when it is requested,
 * unless what it was rendered from is as it was.
 */
export class PageCache {
  readonly #readVersion: ReadVersion;
  readonly #canCache: Limits['canCache'];
  readonly #recordsReads: boolean;
  readonly #entries: KeptPages<Entry>;
  readonly #limitRenderings: LimitFunction;
  readonly #counts = { hits: 0, confirmed: 0, renderings: 0, renderingSeconds: 0 };
  readonly #pending = new Map<string, Promise<BufferedResponse>>();
  #renewedVersion: Version;

  constructor(
    readVersion: ReadVersion,
    { maxBytes, maxRenderings = maxPagesAtOnce, recordsReads = false, canCache }: Limits,
  ) {
    this.#readVersion = readVersion;
    this.#canCache = canCache;
    this.#recordsReads = recordsReads;
    this.#limitRenderings = pLimit(maxRenderings);
    this.#entries = new KeptPages(maxBytes);
  }

  /** Counts since the start; what is waiting to be rendered, and kept, now */
  readStatistics() {
    return {
      ...this.#counts,
      waiting: this.#limitRenderings.pendingCount,
      pages: this.#entries.size,
      bytes: this.#entries.bytes,
    };
  }

  /**
   * @param render called once for all requests that arrive while it runs
   * @throws BusyError when too many pages wait to be rendered
   */
  get(key: string, render: Render): BufferedResponse | Promise<BufferedResponse> {
    const version = this.#currentVersion(key);
    return version instanceof Promise
      ? version.then((current) => this.#getVersion(current, key, render))
      : this.#getVersion(version, key, render);
  }

  /** After a change: renews what is read often, the newest reads first, while no request waits for a page. */
  async renewReadPages(): Promise<void> {
    const version = await this.#currentVersion('');
    if (version === undefined || version === this.#renewedVersion) return;
    this.#renewedVersion = version;
    for (const [key, entry] of this.#entries.listReadOften().slice(0, maxRenewed)) {
      await this.#waitForRequests();
      if ((await this.#currentVersion('')) !== version) return;
      if (entry.version === version || this.#entries.peek(key) !== entry) continue;
      await this.#renew(version, key, entry.render, entry).catch((error) =>
        log.error({ event: 'page-cache', ...errorFields(error) }),
      );
    }
  }

  async #waitForRequests(): Promise<void> {
    await nextTurn();
    while (this.#pending.size > 0) await delay(pauseMs, undefined, { ref: false });
  }

  #getVersion(version: Version, key: string, render: Render) {
    const entry = this.#entries.get(key);
    if (!entry || entry.version !== version) return this.#renew(version, key, render, entry);
    this.#counts.hits += 1;
    return entry.page;
  }

  #renew(version: Version, key: string, render: Render, entry: Entry | undefined) {
    const renewal = `${version} ${key}`;
    const known = this.#pending.get(renewal);
    if (known) return known;
    const pending = this.#confirmOrRender(version, key, render, entry).finally(() =>
      this.#pending.delete(renewal),
    );
    this.#pending.set(renewal, pending);
    return pending;
  }

  async #confirmOrRender(
    version: Version,
    key: string,
    render: Render,
    entry: Entry | undefined,
  ): Promise<BufferedResponse> {
    if (version !== undefined && entry?.reads && (await areReadsCurrent(entry.reads))) {
      this.#counts.confirmed += 1;
      entry.version = version;
      return entry.page;
    }
    if (this.#limitRenderings.pendingCount >= maxWaiting) throw new BusyError();
    const { page, reads } = await this.#limitRenderings(async () => {
      const measured = () => this.#measure(render);
      return this.#recordsReads
        ? recordReads(measured)
        : { page: await measured(), reads: undefined };
    });
    page.setLastModified(entry?.page);
    if (version === undefined || !this.#canCache(page)) {
      this.#entries.delete(key);
      return page;
    }
    await page.pack();
    const readAt = entry?.readAt ?? performance.now();
    // With the version read before rendering: the next request detects a change made meanwhile.
    this.#entries.set(key, { version, page, reads, render, readAt });
    return page;
  }

  async #measure(render: Render): Promise<BufferedResponse> {
    const startedAt = performance.now();
    try {
      return await render();
    } finally {
      this.#counts.renderings += 1;
      this.#counts.renderingSeconds += (performance.now() - startedAt) / 1000;
    }
  }

  /** While the store is unavailable, the version of the cached page, so that readers still get it. */
  #currentVersion(key: string): Version | Promise<Version> {
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

export function createPageCache(readVersion: ReadVersion, maxMebibytes: number): PageCache {
  return new PageCache(readVersion, {
    maxBytes: maxMebibytes * mebibyte,
    recordsReads: true,
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

/** Separate from the pages: there is no limit to different searches, which would evict the pages; they share what they read. */
export function createSearchCache(readVersion: ReadVersion): PageCache {
  return new PageCache(readVersion, {
    maxBytes: 4 * mebibyte,
    canCache: (page) => page.isRevalidatable,
  });
}
