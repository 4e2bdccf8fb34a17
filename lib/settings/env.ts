import 'server-only';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { parseMailboxes } from './mailbox';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'a port number, e.g. 3000')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'a port from 1 to 65535');

const host = z.union(
  [z.ipv4(), z.ipv6(), z.literal('localhost')],
  'an IP address of this machine, e.g. 127.0.0.1',
);

const count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'a number from 1 to 9999999, e.g. 20')
  .transform(Number);

const mailboxes = (error: string, max = 100) =>
  z
    .string()
    .transform(parseMailboxes)
    .refine(({ length }) => length > 0 && length <= max, error);

/** Without a login: feeds publish the hub's URL, and fetch() rejects logins. */
const publicUrl = (error: string) =>
  z
    .url({ protocol: /^https?$/, error })
    .refine((value) => !/^https?:\/\/[^/?#]*@/i.test(value), error)
    .optional();

const origin = (example: string) =>
  z
    .string()
    .refine(isOrigin, `an origin without a path, e.g. ${example}`)
    .transform((value) => new URL(value).origin)
    .optional();

const schema = z.object({
  HOST: host.optional(),
  PORT: port.default(3000),
  SITE_URL: origin('https://example.com'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:\/\/|https?:\/\/)./, 'file:<path>, libsql://… or http(s)://…')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp(s)://user:password@host:port' }).optional(),
  MAIL_FROM: mailboxes(
    'one e-mail address, e.g. lead@example.com or Jane Doe <lead@example.com>',
    1,
  )
    .transform(([sender]) => sender)
    .optional(),
  LEADS_TO: mailboxes('e-mail addresses, e.g. lead@example.com, Jane Doe <jane@example.com>')
    .transform((recipients) => recipients.map(({ address }) => address))
    .optional(),
  DKIM_DOMAIN: z
    .string()
    .regex(/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/, 'a domain, e.g. example.com')
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z\d](?:[a-z\d-]*[a-z\d])?$/, 'letters and digits, e.g. site')
    .default('site'),
  OUTBOX_WAITS: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'seconds, separated by commas, e.g. 0,30,120')
    .default('0,30,120,600,1800,7200,21600,43200,86400')
    .transform((value) => value.split(',').map(Number)),
  LEADS_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'a URL, e.g. https://example.com/hook' })
    .optional(),
  WEBSUB_HUB: publicUrl('a URL without a password, e.g. https://hub.example.com/'),
  INDEXNOW_ENDPOINT: publicUrl('a URL without a password, e.g. https://api.indexnow.org/indexnow'),
  LEADS_PER_ADDRESS: count.default(20),
  LEADS_IN_ALL: count.default(300),
  MAIL_DOMAIN_LOOKUP: z.enum(['on', 'off'], 'on or off').default('on'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .default('info'),
  S3_ENDPOINT: origin('https://s3.eu-west-3.amazonaws.com'),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SECRET_KEY: z
    .string()
    .min(32, 'at least 32 characters, as `openssl rand -base64 32` prints')
    .optional(),
  PAGE_CACHE_MB: count.default(96),
  METRICS_PORT: port.optional(),
  METRICS_HOST: host.default('127.0.0.1'),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^\d{1,2}$/, 'a number from 0 to 99, e.g. 1')
    .transform(Number)
    .default(0),
});

export type Env = ReturnType<typeof parseEnv>;

export class EnvError extends Error {
  override name = 'EnvError';
}

/** Empty variables count as unset. Paths become absolute; OUTBOX_WAITS is in seconds. */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) =>
        `${String(path[0])} must be ${message} (it is "${redact(path[0], given)}")`,
    );
    throw new EnvError(`Settings: ${[...new Set(problems)].join('; ')}. See the README, Settings.`);
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

/** A relative file URL, e.g. `file:blog.db`, is relative to the working directory. */
function absoluteUrl(url: string | undefined): string | undefined {
  return url && new URL(url, pathToFileURL(`${resolve()}/`)).href;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^/?#@]+\/?$/.test(value);
}

const secretNames: unknown[] = [
  'SMTP_URL',
  'DATABASE_URL',
  'LEADS_WEBHOOK_URL',
  'S3_SECRET_ACCESS_KEY',
  'SECRET_KEY',
];

function redact(name: PropertyKey | undefined, given: Record<string, string | undefined>): string {
  const value = given[String(name)] ?? '';
  const isSecret = secretNames.includes(name) || /:\/\/.*@/.test(value);
  return isSecret ? '…' : value.slice(0, 80).replace(/\p{Cc}/gu, ' ');
}

let parsed: Env | undefined;

/** Lets `work` use another store than that of the settings, e.g. one that is being restored. */
export async function withStoreAt<T>(
  store: Pick<Env, 'DATA_DIR' | 'DATABASE_URL'>,
  work: () => Promise<T>,
): Promise<T> {
  const own = env();
  parsed = { ...own, ...store };
  try {
    return await work();
  } finally {
    parsed = own;
  }
}

export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether the database is on a libSQL server, not in a file */
export function isOnServer(url = env().DATABASE_URL): boolean {
  return !url.startsWith('file:') && url !== ':memory:';
}
