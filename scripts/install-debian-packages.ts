import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const startPolicy = '/usr/sbin/policy-rc.d';

/** Makes sure that files are there, each named with Debian's package that has it; throws one line that says what to do. */
export function installDebianPackages(whatFor: string, packages: Record<string, string>): void {
  const listMissing = () =>
    Object.keys(packages)
      .filter((file) => !existsSync(file))
      .map((file) => String(packages[file]));
  const missing = listMissing();
  if (missing.length === 0) return;
  console.log(`Missing, from Debian: ${missing.join(', ')}`);
  withoutServices(() => {
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...missing);
  });
  const still = listMissing().join(' ');
  if (still) throw new Error(`${whatFor} need ${still}: as root, apt-get install ${still}.`);
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
