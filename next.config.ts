import type { NextConfig } from 'next';
import { listRedirects, listRewrites } from './lib/i18n/routes';

const nextConfig: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // APP_WING_LAB=1 adds the pages of e2e/app-wing.spec.ts.
  pageExtensions: ['ts', 'tsx', ...(process.env.APP_WING_LAB ? ['lab.ts', 'lab.tsx'] : [])],
  output: 'standalone',
  poweredByHeader: false,
  // server/ compresses and tags responses.
  compress: false,
  generateEtags: false,
  // Complete the head before the first byte, for every user agent.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['@libsql/client', 'libsql', 'sharp'],
  rewrites: async () => listRewrites(),
  redirects: async () => listRedirects(),
  turbopack: {
    resolveAlias: Object.fromEntries(
      ['@codemirror/lang-html', '@codemirror/autocomplete'].map((name) => [
        name,
        './components/studio/editor/text/left-out-packages.ts',
      ]),
    ),
  },
  experimental: {
    // Above the limits of server/wings.ts, which refuse in words; a serialized form is a little longer.
    serverActions: { bodySizeLimit: '320kb' },
    // Where no later build reads it, it costs a quarter of the build.
    turbopackFileSystemCacheForBuild: !process.env.CI && !process.env.APP_WING_LAB,
    // The start check loads the readers' pages; the studio's would prolong the start and take 27 MB.
    preloadEntriesOnStart: false,
  },
  // npm run lint checks the types.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
