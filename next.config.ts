import type { NextConfig } from 'next';
import { listRedirects, listRewrites } from './lib/i18n/routes';

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  cacheComponents: true,
  // Finished pages are kept by our own cache, which knows the store's version of the content.
  cacheHandler: new URL('./lib/page-cache.mjs', import.meta.url).pathname,
  cacheHandlers: { default: new URL('./lib/no-cache.mjs', import.meta.url).pathname },
  // What a proxy in front may assume: fresh for some seconds, then shown while it is fetched anew.
  cacheLife: { default: { stale: 300, revalidate: 5, expire: 31_536_000 } },
  partialPrefetching: true,
  poweredByHeader: false,
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/schema-engine-wasm', 'sharp'],
  rewrites: async () => listRewrites(),
  redirects: async () => listRedirects(),
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
  // npm test runs the type checker on its own.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
