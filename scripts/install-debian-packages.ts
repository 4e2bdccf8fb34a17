import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** What the tests of deploy/ run, and Debian's package that has it. */
const packages = {
  '/usr/sbin/nginx': 'nginx',
  '/usr/bin/wrk': 'wrk',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/systemd-analyze': 'systemd',
};
const startPolicy = '/usr/sbin/policy-rc.d';

const listMissing = () => Object.entries(packages).filter(([program]) => !existsSync(program));

/** Makes sure that nginx, wrk, openssl and systemd-analyze are there; throws one line that says what to do. */
export function installDebianPackages(): void {
  const missing = listMissing().map(([, name]) => name);
  if (missing.length === 0) return;
  console.log(`Missing, from Debian: ${missing.join(', ')}`);
  withoutServices(() => {
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...missing);
  });
  const still = listMissing().map(([, name]) => name);
  if (still.length === 0) return;
  throw new Error(
    `The tests of deploy/ need ${still.join(', ')}: as root, apt-get install ${still.join(' ')}.`,
  );
}

function aptGet(...args: string[]) {
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    timeout: 180_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Debian starts a server as it installs it, which would take port 80: its own way to forbid that. */
function withoutServices(install: () => void) {
  const root = process.getuid?.() === 0;
  if (!root || existsSync(startPolicy)) return install();
  writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    rmSync(startPolicy);
  }
}
