// npm run bench [-- part …] [--quick]: measures the site beside a baseline; half an hour for all parts.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { dataDir } from '../e2e/environment';
import { findFreePort, prepareDataDir } from '../e2e/site';
import { installChromium } from '../scripts/install-chromium';
import { installDebianPackages } from '../scripts/install-debian-packages';
import { removeBareNext } from './bare-next';
import { benchBytes } from './bytes';
import { benchDesk } from './desk';
import { benchGrowth } from './growth';
import { benchImports } from './imports';
import { benchLeads } from './leads';
import { benchMemory } from './memory';
import { benchMixedLoad } from './mixed-load';
import { benchNginx } from './nginx';
import { benchPages } from './pages';
import { benchPublication } from './publication';
import { benchReading } from './reading';
import { printReport, reportFailure } from './report';
import { benchStartUp } from './start-up';
import { benchUploads } from './uploads';
import { benchWriting } from './writing';

/** `scale` multiplies durations and numbers of requests. */
const parts: Record<string, (scale: number) => Promise<void>> = {
  pages: benchPages,
  nginx: benchNginx,
  bytes: benchBytes,
  'start-up': benchStartUp,
  load: benchMixedLoad,
  memory: benchMemory,
  leads: benchLeads,
  desk: benchDesk,
  uploads: benchUploads,
  imports: benchImports,
  growth: benchGrowth,
  writing: benchWriting,
  reading: benchReading,
  publication: benchPublication,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' } },
});
const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = chosen.find((name) => !parts[name]);
if (unknown) {
  console.error(`There is no part "${unknown}". Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}

installDebianPackages('The bench', { '/usr/bin/wrk': 'wrk', '/usr/sbin/nginx': 'nginx' });
installChromium();
await buildSite();
await prepareDataDir();
try {
  for (const name of chosen) {
    console.error(name);
    await parts[name]?.(values.quick ? 0.1 : 1).catch((error: unknown) =>
      reportFailure(name, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  }
} finally {
  await removeBareNext();
}
printReport();

async function buildSite() {
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
