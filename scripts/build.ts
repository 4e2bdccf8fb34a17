import './load-env.mjs';
import { spawnSync } from 'node:child_process';
import { loadSecret } from '@/lib/settings/secrets';
import { assembleArtefact } from './artefact';
import { buildDir, generatePrismaClient, markBuildFresh } from './build-inputs';
import { bundleReader } from './bundle-reader';

generatePrismaClient();
bundleReader();
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Keeps the ids of server actions: a form opened before a deployment can still be sent.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: loadSecret('server-actions-key'),
  },
});
if (status === 0) {
  await assembleArtefact(buildDir());
  markBuildFresh();
}
process.exitCode = status ?? 1;
