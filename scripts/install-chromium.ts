import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installDebianPackages } from './install-debian-packages';

const debianChromium = '/usr/bin/chromium';

export function installChromium(): void {
  const downloaded = () => existsSync(chromium.executablePath());
  if (!downloaded() && !existsSync(debianChromium)) {
    console.log('Downloading Chromium with Playwright …');
    const playwright = [
      'node_modules/@playwright/test/cli.js',
      'install',
      '--with-deps',
      'chromium',
    ];
    spawnSync(process.execPath, playwright, { stdio: 'inherit', timeout: 180_000 });
  }
  if (downloaded()) return;
  installDebianPackages('Testing in a browser', {
    [debianChromium]: 'chromium',
    '/usr/bin/chromium-headless-shell': 'chromium-headless-shell',
    '/usr/share/fonts/truetype/liberation': 'fonts-liberation',
  });
}
