import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

const own = existsSync(chromium.executablePath());

const args = [
  '--disable-gpu',
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchOptions: LaunchOptions = {
  executablePath: own ? undefined : '/usr/bin/chromium-headless-shell',
  args,
};

/** A third slower than the headless shell, but requests the icon and has a back-forward cache. */
export const fullChromiumOptions: LaunchOptions = {
  ...(own ? { channel: 'chromium' } : { executablePath: '/usr/bin/chromium' }),
  args,
};
