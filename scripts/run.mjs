import './check-node.cjs';
import { spawnSync } from 'node:child_process';

const dev = process.argv.includes('--dev');
Object.assign(process.env, {
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: dev ? 'development' : 'production',
});

await import('./load-env.mjs');

const prepare = ['--import', 'tsx', '--conditions=react-server', 'scripts/prepare.ts'];
const { status } = spawnSync(process.execPath, [...prepare, dev ? '--dev' : ''], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);

// In this process, because a supervisor sends its signals here.
const build = new URL(`../${process.env.NEXT_DIST_DIR ?? '.next'}/`, import.meta.url);
await import(new URL(dev ? 'dev-server.mjs' : 'standalone/server.mjs', build).href);
