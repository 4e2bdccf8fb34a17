import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installDebianPackages } from './install-debian-packages';

const debianChromium = '/usr/bin/chromium';

/** Makes sure that there are Chromium and its headless shell: Playwright's own, else Debian's. */
export function installChromium(): void {
  const downloaded = () => existsSync(chromium.executablePath());
  if (!downloaded() && !existsSync(debianChromium)) {
    console.log('Chromium is missing: Playwright downloads it');
    const playwright = [
      'node_modules/@playwright/test/cli.js',
      'install',
      '--with-deps',
      'chromium',
    ];
    // Where the network is closed, it would try for many minutes.
    spawnSync(process.execPath, playwright, { stdio: 'inherit', timeout: 180_000 });
  }
  if (downloaded()) return;
  installDebianPackages('The tests in a browser', {
    [debianChromium]: 'chromium',
    '/usr/bin/chromium-headless-shell': 'chromium-headless-shell',
    '/usr/share/fonts/truetype/liberation': 'fonts-liberation',
  });
}
