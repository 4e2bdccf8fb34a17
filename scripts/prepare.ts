import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { describePortError } from '@/server/port';
import { bundleDevServer } from './artefact';
import { buildDir, generatePrismaClient, isBuildFresh } from './build-inputs';
import { bundleReader } from './bundle-reader';

const dev = process.argv.includes('--dev');

try {
  const { env } = await import('@/lib/settings/env');
  const { prepareDataDir } = await import('@/lib/settings/data-dir');
  const { holdDataDir } = await import('@/lib/backup/swap-store');
  const { checkLogo } = await import('@/lib/settings/logo');
  checkLogo();
  const { HOST, PORT } = env();
  await assertPortFree(PORT, HOST);
  prepareDataDir();
  await (await holdDataDir())();
  generatePrismaClient();
  bundleReader();
  if (dev) await bundleDevServer(buildDir());
  else if (!isBuildFresh()) build();
} catch (error) {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exit(1);
}

function build() {
  console.log('Building the site (only after a change of its code or of site.config.ts) …');
  const { status } = spawnSync(process.execPath, [...process.execArgv, 'scripts/build.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed; see the messages above.');
}

function assertPortFree(port: number, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      reject(new Error(describePortError(port, code)));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
