/**
 * Next.js's pages are kept nowhere but in server/page-cache.ts, once they are finished: a second cache would be a second
 * thing to refresh, and the one that Next.js has would serve what it rendered at the build, on an empty store.
 * @implements {Pick<import('next/dist/server/lib/incremental-cache').CacheHandler, 'get' | 'set'>}
 */
export default class NoPageCache {
  async get() {
    return null;
  }

  async set() {}

  async revalidateTag() {}

  resetRequestCache() {}
}
