import 'server-only';
import pino from 'pino';
import { env } from '@/lib/settings/env';

/**
 * One JSON object a line, on standard output. Never anything personal: no name, address or text of a
 * visitor, and no message of an error that may quote one.
 */
export const log = pino({
  level: env().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

/** What may be logged of an error that nobody foresaw: its name and code, not its text. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
