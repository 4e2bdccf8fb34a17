/**
 * Data that `'use cache'` functions return is kept for one render only: what must be fast is the
 * finished page, and a second cache would be a second thing to refresh.
 * @type {import('next/cache').CacheHandler}
 */
const noCache = {
  get: async () => undefined,
  set: async (_key, pending) => {
    // The stream belongs to the request: left unread, it would hold the request's memory.
    await (await pending).value.cancel();
  },
  refreshTags: async () => {},
  getExpiration: async () => 0,
  updateTags: async () => {},
};

export default noCache;
