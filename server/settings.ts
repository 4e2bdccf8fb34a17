import nextEnv from '@next/env';
import { env } from '@/lib/settings/env';

export const development = process.argv.includes('--dev');

// Imported before everything else: lib/log reads its level when it is loaded.
nextEnv.loadEnvConfig(process.cwd(), development, { info: () => {}, error: console.error });
try {
  env();
} catch (error) {
  exitWithMessage(error);
}

export function exitWithMessage(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message.replaceAll('\n', ' ')}\n`);
  process.exit(1);
}
