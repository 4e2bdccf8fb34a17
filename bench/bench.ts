// npm run bench [-- part …] [--quick]: what the site costs, each figure beside a baseline of the same run; half an hour for all.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { dataDir } from '../e2e/environment';
import { findFreePort, prepareDataDir } from '../e2e/site';
import { installChromium } from '../scripts/install-chromium';
import { installDebianPackages } from '../scripts/install-debian-packages';
import { removeBareNext } from './bare-next';
import { benchBytes } from './bytes';
import { benchLeads } from './leads';
import { benchMemory } from './memory';
import { benchMixedLoad } from './mixed-load';
import { benchPages } from './pages';
import { benchReading } from './reading';
import { fail, printReport } from './report';
import { benchStartUp } from './start-up';

/** Each takes the share of its full time that it has. */
const parts: Record<string, (share: number) => Promise<void>> = {
  pages: benchPages,
  bytes: benchBytes,
  'start-up': benchStartUp,
  load: benchMixedLoad,
  memory: benchMemory,
  leads: benchLeads,
  reading: benchReading,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.find((name) => !parts[name]);
if (unknown) {
  console.error(`There is no part ${unknown}: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

installDebianPackages('The bench', { '/usr/bin/wrk': 'wrk' });
installChromium();
await prepareBuild();
await prepareDataDir();
try {
  for (const name of chosen) {
    console.error(name);
    // What one part finds must not keep the others from being measured.
    await parts[name]?.(values.quick ? 0.1 : 1).catch((error: unknown) =>
      fail(name, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }
} finally {
  await removeBareNext();
}
printReport();

/** What is measured is the code as it stands. */
async function prepareBuild() {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/prepare.ts'],
    {
      stdio: 'inherit',
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(await findFreePort()) },
    },
  );
  if (status !== 0) process.exit(1);
}
