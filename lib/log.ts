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

type ErrorFields = { error: string; driverCode?: string; stack?: string[] };

/** The fields to log for an unexpected error: name, codes and stack frames, but not its message, which may quote a visitor. */
export function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const name = typeof code === 'string' ? `${error.name} ${code}` : error.name;
  const driverCode = getDriverCode(error);
  return { error: name, ...(driverCode && { driverCode }), stack: listFrames(error) };
}

type DriverError = { cause?: { originalMessage?: unknown; code?: unknown } };

/** What the database's driver said, e.g. `SQLITE_FULL`, which Prisma has deep in its own error; null if it said nothing. */
export function getDriverCode(error: unknown): string | null {
  const { cause, meta } = Object(error) as DriverError & {
    meta?: { driverAdapterError?: DriverError };
  };
  const { originalMessage, code } = meta?.driverAdapterError?.cause ?? cause ?? {};
  return (
    /^[A-Z_]+(?=: )/.exec(String(originalMessage))?.[0] ?? (typeof code === 'string' ? code : null)
  );
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
