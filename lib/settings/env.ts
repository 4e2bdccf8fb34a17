import 'server-only';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number, as 3000')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'a port from 1 to 65535')
  .default(3000);

const count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'a count, as 20')
  .transform(Number);

const address = z.email('an e-mail address, as lead@example.com');

/** The feeds name the hub to everybody, and fetch() takes no user in an address. */
const publicAddress = (error: string) =>
  z
    .url({ protocol: /^https?$/, error })
    .refine((value) => !/^https?:\/\/[^/?#]*@/i.test(value), error)
    .optional();

const schema = z.object({
  /** The address to listen at; all of them where it is unset */
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.literal('localhost')], 'an address of this machine, as 127.0.0.1')
    .optional(),
  PORT: port,
  SITE_URL: z
    .string()
    .refine(isOrigin, 'an origin without a path, as https://example.com')
    .transform((value) => new URL(value).origin)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:\/\/|https?:\/\/)./, 'file:<path>, libsql://… or http(s)://…')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp(s)://user:password@host:port' }).optional(),
  MAIL_FROM: address.optional(),
  LEADS_TO: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(address).min(1))
    .optional(),
  OUTBOX_WAITS: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'seconds, separated by commas')
    .default('0,30,120,600,1800,7200,21600,43200,86400')
    .transform((value) => value.split(',').map(Number)),
  LEADS_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'an address, as https://example.com/hook' })
    .optional(),
  WEBSUB_HUB: publicAddress('an address without a password, as https://hub.example.com/'),
  INDEXNOW_ENDPOINT: publicAddress(
    'an address without a password, as https://api.indexnow.org/indexnow',
  ),
  LEADS_PER_ADDRESS: count.default(20),
  LEADS_IN_ALL: count.default(300),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .default('info'),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d{1,2}$/, 'a count, as 0 or 1')
    .transform(Number)
    .default(0),
});

export type Env = ReturnType<typeof parseEnv>;

/** Thrown with one line that names every bad variable and what it should be. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/**
 * Settings from the environment, with the defaults of the README's table.
 * An empty variable counts as unset. Paths come back absolute, times in seconds.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map(
      ({ path, message }) =>
        `${String(path[0])} must be ${message} (it is "${hide(path[0], given)}")`,
    );
    throw new EnvError(`Settings: ${[...new Set(faults)].join('; ')}. See the README, Settings.`);
  }
  const env = result.data;
  const dataDir = resolve(env.DATA_DIR);
  return {
    ...env,
    DATA_DIR: dataDir,
    DATABASE_URL: absoluteUrl(env.DATABASE_URL) ?? pathToFileURL(`${dataDir}/blog.db`).href,
    SITE_URL: env.SITE_URL ?? `http://localhost:${env.PORT}`,
  };
}

/** A file's address may be relative, as file:blog.db: to where the site was started. */
function absoluteUrl(url: string | undefined): string | undefined {
  return url && new URL(url, pathToFileURL(`${resolve()}/`)).href;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^/?#@]+\/?$/.test(value);
}

/** Addresses may carry a password, or be one: it must not reach a terminal or a log. */
const secretive: unknown[] = ['SMTP_URL', 'DATABASE_URL', 'LEADS_WEBHOOK_URL'];

function hide(name: PropertyKey | undefined, given: Record<string, string | undefined>): string {
  const value = given[String(name)] ?? '';
  return secretive.includes(name) || /:\/\/.*@/.test(value) ? '…' : value.slice(0, 80);
}

let parsed: Env | undefined;

/** The process's settings, parsed at the first use; throws EnvError. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
