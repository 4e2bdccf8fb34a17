import { format } from 'node:util';
import { errorFields, log } from '@/lib/log';

const levels = {
  debug: 'debug',
  error: 'error',
  info: 'debug',
  log: 'debug',
  warn: 'warn',
} as const;

/** Logs what Next.js and Node.js write to the console, with an error's stack but without its message. */
export function redirectConsoleToLog(): void {
  for (const [method, level] of Object.entries(levels)) {
    Reflect.set(console, method, (...args: unknown[]) => {
      const error = args.find((arg) => arg instanceof Error);
      const text = format(...args.filter((arg) => !(arg instanceof Error)));
      log[level]({ event: 'console', ...(error && errorFields(error)) }, text || undefined);
    });
  }
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    log.warn({ event: 'console', ...errorFields(warning) }, warning.message);
  });
}
