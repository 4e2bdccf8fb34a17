import { finishPage } from './finished-page.mjs';

/**
 * Finished pages, in memory, each with the version of the content that it was made from. A page
 * whose version is not the store's is not there: so a change shows at the next request, whichever
 * program made it, and pages from the build (made on an empty store) are never served.
 *
 * Next.js loads this file as it stands, outside the bundle: hence JavaScript.
 */

/** @import { Page } from './finished-page.mjs' */

const maxBytes = 64 * 1024 * 1024;

/** @type {Map<string, { version: string, page: Page, bytes: number }>} oldest use first */
const pages = new Map();
/** @type {Map<string, string>} the content's version when the rendering of a page began */
const renderedFrom = new Map();
let bytes = 0;

export default class PageCache {
  /** @param {string} key */
  async get(key) {
    const entry = pages.get(key);
    const version = await readContentVersion(entry?.version);
    if (version === undefined) return null;
    if (entry?.version !== version) {
      // Of two renderings at once the older version counts: shown too briefly rather than too long.
      if (!renderedFrom.has(key)) renderedFrom.set(key, version);
      return null;
    }
    pages.delete(key);
    pages.set(key, entry);
    return { value: entry.page, lastModified: Date.now() };
  }

  /**
   * @param {string} key
   * @param {Page | null} page
   */
  async set(key, page) {
    const version = renderedFrom.get(key);
    renderedFrom.delete(key);
    drop(key);
    if (page) finishPage(page);
    // Unknown addresses are without number: kept, they would drive out pages that exist.
    if (!page || version === undefined || page.status === 404 || page.once) return;
    const size = (page.html?.length ?? 0) + (page.rscData?.length ?? 0) + (page.body?.length ?? 0);
    pages.set(key, { version, page, bytes: size });
    bytes += size;
    for (const oldest of pages.keys()) {
      if (bytes <= maxBytes) break;
      drop(oldest);
    }
  }

  async revalidateTag() {}

  resetRequestCache() {}
}

/** @param {string} key */
function drop(key) {
  bytes -= pages.get(key)?.bytes ?? 0;
  pages.delete(key);
}

/**
 * Given by lib/content-version.ts at start; not there during a build. While the store does not
 * answer, a page that is at hand counts as current: readers read on.
 * @param {string | undefined} atHand
 */
async function readContentVersion(atHand) {
  const shared = /** @type {{ readContentVersion?: () => Promise<string> }} */ (globalThis);
  try {
    return await shared.readContentVersion?.();
  } catch (error) {
    if (atHand === undefined) throw error;
    return atHand;
  }
}
