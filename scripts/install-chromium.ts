import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const debianChromium = '/usr/bin/chromium';

/** Makes sure that there is a Chromium: Playwright's own, else Debian's. */
export function installChromium(): void {
  if (existsSync(chromium.executablePath()) || existsSync(debianChromium)) return;
  const playwright = ['node_modules/@playwright/test/cli.js', 'install', '--with-deps', 'chromium'];
  const tries: [string, string[]][] = [
    [process.execPath, playwright],
    ['apt-get', ['update']],
    ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']],
  ];
  for (const [command, args] of tries) {
    console.log(`Chromium is missing: ${command} ${args.join(' ')}`);
    // Where the network is closed, the download would try for many minutes.
    spawnSync(command, args, { stdio: 'inherit', timeout: 180_000 });
    if (existsSync(chromium.executablePath()) || existsSync(debianChromium)) return;
  }
  throw new Error('No Chromium could be installed: install one at /usr/bin/chromium, as root.');
}
