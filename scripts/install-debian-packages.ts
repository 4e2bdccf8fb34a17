import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const startPolicy = '/usr/sbin/policy-rc.d';

/** @param packages Debian packages by a file that each installs */
export function installDebianPackages(purpose: string, packages: Record<string, string>): void {
  const listMissing = () =>
    Object.keys(packages)
      .filter((file) => !existsSync(file))
      .map((file) => String(packages[file]));
  const missing = listMissing();
  if (missing.length === 0) return;
  console.log(`Installing from Debian: ${missing.join(', ')} …`);
  withoutServiceStarts(() => {
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', ...missing);
  });
  const stillMissing = listMissing().join(' ');
  if (stillMissing) {
    throw new Error(
      `${purpose} needs ${stillMissing}. Run as root: apt-get install ${stillMissing}`,
    );
  }
}

function aptGet(...args: string[]) {
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    timeout: 180_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Keeps Debian from starting nginx when it installs it: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt */
function withoutServiceStarts(install: () => void) {
  const root = process.getuid?.() === 0;
  if (!root || existsSync(startPolicy)) return install();
  writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    rmSync(startPolicy);
  }
}
