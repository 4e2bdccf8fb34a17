// npm run build: the production build, a folder that runs anywhere (.next/standalone), made on an empty store so that it holds nobody's content.
import './load-env.mjs';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecret } from '@/lib/secrets';
import { assembleArtefact } from './artefact';
import { buildDir, generatePrismaClient, markBuildFresh } from './build-inputs';
import { bundleReader } from './bundle-reader';

generatePrismaClient();
bundleReader();
const { migrate } = await import('@/lib/migrations');
const scratch = mkdtempSync(join(tmpdir(), 'build-'));
const database = `file:${join(scratch, 'empty.db')}`;
await migrate(database);
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database,
    // The ids of server actions are made from it: a form opened before a redeploy finds its action again.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readSecret('server-actions-key'),
  },
});
rmSync(scratch, { recursive: true });
if (status === 0) {
  await assembleArtefact(buildDir());
  markBuildFresh();
}
process.exitCode = status ?? 1;
