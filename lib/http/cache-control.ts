/** For shared caches: a change shows within five seconds; pages stay readable for a week while the site is down. */
export const sharedCacheControl =
  'public, max-age=0, s-maxage=1, stale-while-revalidate=3, stale-if-error=604800';
