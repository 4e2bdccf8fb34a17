import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { env } from '@/lib/settings/env';

/** Starts a script on the test's store, with the most verbose log. */
export function startScript(script: string, ...argv: string[]) {
  const { DATA_DIR, DATABASE_URL } = env();
  const tsx = script.endsWith('.ts') ? ['--import', 'tsx', '--conditions=react-server'] : [];
  return spawn(process.execPath, [...tsx, script, ...argv], {
    env: { ...process.env, DATA_DIR, DATABASE_URL, LOG_LEVEL: 'debug' },
  });
}

export async function runScript(script: string, ...argv: string[]) {
  const child = startScript(script, ...argv);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}
