import type { NextConfig } from 'next';
import { listRedirects, listRewrites } from './lib/i18n/routes';

const development = process.env.NODE_ENV === 'development';

const contentSecurityPolicy = [
  "default-src 'none'",
  // Next.js starts its pages with inline scripts; its development server evaluates code.
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  cacheComponents: true,
  // Finished pages are kept by our own cache, which knows the store's version of the content.
  cacheHandler: new URL('./lib/page-cache.mjs', import.meta.url).pathname,
  cacheHandlers: { default: new URL('./lib/no-cache.mjs', import.meta.url).pathname },
  // What a proxy in front may assume: fresh for some seconds, then shown while it is fetched anew.
  cacheLife: { default: { stale: 300, revalidate: 5, expire: 600 } },
  partialPrefetching: true,
  poweredByHeader: false,
  // Next.js renders pages anew for the crawlers that this names. Ours are static, their heads complete: nobody gets
  // another page than readers do. In development it puts the head where it belongs.
  htmlLimitedBots: development ? /.*/ : /(?!)/,
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/schema-engine-wasm', 'sharp'],
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      // Named by its content
      source: '/assets/:file',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  rewrites: async () => listRewrites(),
  redirects: async () => listRedirects(),
  experimental: {
    serverActions: { bodySizeLimit: '64kb' },
    // Links are plain anchors: no client navigation waits for a page.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  // npm test runs the type checker on its own.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
