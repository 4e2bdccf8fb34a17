import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

// Playwright's own where it was downloaded, else Debian's
const own = existsSync(chromium.executablePath());

const args = [
  // Drawn by the processor either way, where there is none
  '--disable-gpu',
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium that tests look at pages with: all that draws pages, without what draws windows. */
export const launchOptions: LaunchOptions = {
  executablePath: own ? undefined : '/usr/bin/chromium-headless-shell',
  args,
};

/** The whole of it, a third slower: it also asks for the icon, and keeps the pages that a reader leaves. */
export const fullChromiumOptions: LaunchOptions = {
  ...(own ? { channel: 'chromium' } : { executablePath: '/usr/bin/chromium' }),
  args,
};
