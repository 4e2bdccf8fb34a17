import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

const ownBrowser = existsSync(chromium.executablePath());

/** The Chromium that tests look at pages with. */
export const launchOptions: LaunchOptions = {
  // Debian's, where Playwright's own could not be downloaded.
  executablePath: ownBrowser ? undefined : '/usr/bin/chromium',
  args: [
    // Drawn by the processor either way, where there is none
    '--disable-gpu',
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
