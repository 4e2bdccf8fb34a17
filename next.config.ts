import type { NextConfig } from 'next';
import { listRedirects, listRewrites } from './lib/i18n/routes';

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // APP_WING_LAB=1 adds the pages by which e2e/app-wing.spec.ts shows what the app wing can do.
  pageExtensions: ['ts', 'tsx', ...(process.env.APP_WING_LAB ? ['lab.ts', 'lab.tsx'] : [])],
  output: 'standalone',
  poweredByHeader: false,
  // server/ does it once for all who ask.
  compress: false,
  generateEtags: false,
  // As for crawlers that run no script: whatever is in a page's head stands there once its first byte is sent.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/schema-engine-wasm', 'sharp'],
  rewrites: async () => listRewrites(),
  redirects: async () => listRedirects(),
  experimental: {
    // server/guard.ts has the limit; what it lets in is a little longer once it is written anew.
    serverActions: { bodySizeLimit: '128kb' },
  },
  // npm test runs the type checker on its own.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
