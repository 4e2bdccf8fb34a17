import 'server-only';
import pino from 'pino';
import { env } from '@/lib/settings/env';

/** One JSON object per line. Nothing personal: no name, address, text or query of a visitor. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** The fields to log for an unexpected error: name, code and stack frames, but not its message, which may quote a visitor. */
export function errorFields(error: unknown): { error: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const name = typeof code === 'string' ? `${error.name} ${code}` : error.name;
  return { error: name, stack: listFrames(error) };
}

const frame = /^\s+(at .*(?::\d+:\d+|<anonymous>)\)?)$/;

function listFrames({ message, stack = '' }: Error): string[] {
  const lines = stack.replace(message, '').split('\n');
  return lines.flatMap((line) => frame.exec(line)?.[1] ?? []);
}

/** Logs the first of several failures in a row, and again after a success. */
export function createFailureLog(event: string, text: string) {
  let isFailing = false;
  return {
    failed(error: unknown): void {
      if (!isFailing) log.error({ event, ...errorFields(error) }, text);
      isFailing = true;
    },
    succeeded(): void {
      isFailing = false;
    },
  };
}
