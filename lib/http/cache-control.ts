/**
 * What caches in front of the site may assume of what everybody may read: good for a second, then shown for three more
 * while it is fetched anew, so that a change shows within five; and shown for a week while the site is down.
 */
export const sharedCacheControl =
  'public, max-age=0, s-maxage=1, stale-while-revalidate=3, stale-if-error=604800';
