import type { NextConfig } from 'next';
import { listRedirects, listRewrites } from './lib/i18n/routes';

const development = process.env.NODE_ENV === 'development';

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  output: 'standalone',
  cacheComponents: true,
  // Finished pages are kept by server/page-cache.ts, which knows the store's version of the content.
  cacheHandler: new URL('./server/no-page-cache.mjs', import.meta.url).pathname,
  cacheHandlers: { default: new URL('./server/no-data-cache.mjs', import.meta.url).pathname },
  partialPrefetching: true,
  poweredByHeader: false,
  // server/ does it once for all who ask.
  compress: false,
  generateEtags: false,
  // Next.js renders pages anew for the crawlers that this names. Ours are static, their heads complete: nobody gets
  // another page than readers do. In development it puts the head where it belongs.
  htmlLimitedBots: development ? /.*/ : /(?!)/,
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/schema-engine-wasm', 'sharp'],
  rewrites: async () => listRewrites(),
  redirects: async () => listRedirects(),
  experimental: {
    // server/guard.ts has the limit; what it lets in is a little longer once it is written anew.
    serverActions: { bodySizeLimit: '128kb' },
    // Links are plain anchors: no client navigation waits for a page.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  // npm test runs the type checker on its own.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
