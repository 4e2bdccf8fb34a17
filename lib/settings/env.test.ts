import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from './env';

function errorMessageOf(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as EnvError).message;
  }
  throw new Error('The settings were accepted.');
}

describe('valid settings', () => {
  test('have a default for every variable that needs one', () => {
    const { DATABASE_URL, ...others } = parseEnv({});
    expect(fileURLToPath(DATABASE_URL)).toBe(resolve('data/blog.db'));
    expect(others).toEqual({
      PORT: 3000,
      DKIM_SELECTOR: 'site',
      S3_REGION: 'us-east-1',
      SITE_URL: 'http://localhost:3000',
      DATA_DIR: resolve('data'),
      OUTBOX_WAITS: [0, 30, 120, 600, 1800, 7200, 21_600, 43_200, 86_400],
      LEADS_PER_ADDRESS: 20,
      LEADS_IN_ALL: 300,
      LOG_LEVEL: 'info',
      METRICS_HOST: '127.0.0.1',
      PAGE_CACHE_MB: 96,
      MAIL_DOMAIN_LOOKUP: 'on',
      TRUSTED_PROXIES: 0,
    });
  });

  test('treat an empty variable as unset', () => {
    const names = [
      'PORT SITE_URL DATA_DIR DATABASE_URL SMTP_URL MAIL_FROM LEADS_TO OUTBOX_WAITS',
      'LEADS_WEBHOOK_URL LEADS_PER_ADDRESS LEADS_IN_ALL LOG_LEVEL TRUSTED_PROXIES',
      'WEBSUB_HUB INDEXNOW_ENDPOINT',
    ];
    const empty = Object.fromEntries(
      names
        .join(' ')
        .split(' ')
        .map((name) => [name, '']),
    );
    expect(parseEnv(empty)).toEqual(parseEnv({}));
  });

  test('are converted to the form that the code uses', () => {
    const parsed = parseEnv({
      PORT: '8080',
      SITE_URL: 'https://Example.com/',
      DATABASE_URL: 'libsql://db.example.com?authToken=t',
      SMTP_URL: 'smtps://user:password@mail.example.com:465',
      MAIL_FROM: 'site@example.com',
      LEADS_TO: 'a@example.com, b@example.org',
      OUTBOX_WAITS: '0,5,60',
      LEADS_WEBHOOK_URL: 'http://hooks.example.com:8080/in?token=t',
      WEBSUB_HUB: 'https://hub.example.com/',
      INDEXNOW_ENDPOINT: 'https://api.indexnow.org/indexnow',
      LEADS_PER_ADDRESS: '1',
      LEADS_IN_ALL: '9999999',
      LOG_LEVEL: 'silent',
      TRUSTED_PROXIES: '2',
    });
    expect(parsed).toMatchObject({
      PORT: 8080,
      SITE_URL: 'https://example.com',
      DATABASE_URL: 'libsql://db.example.com?authToken=t',
      SMTP_URL: 'smtps://user:password@mail.example.com:465',
      MAIL_FROM: { name: '', address: 'site@example.com' },
      LEADS_TO: ['a@example.com', 'b@example.org'],
      OUTBOX_WAITS: [0, 5, 60],
      LEADS_WEBHOOK_URL: 'http://hooks.example.com:8080/in?token=t',
      WEBSUB_HUB: 'https://hub.example.com/',
      INDEXNOW_ENDPOINT: 'https://api.indexnow.org/indexnow',
      LEADS_PER_ADDRESS: 1,
      LEADS_IN_ALL: 9_999_999,
      LOG_LEVEL: 'silent',
      TRUSTED_PROXIES: 2,
    });
  });

  test.each(['debug', 'info', 'warn', 'error', 'silent'])('accept LOG_LEVEL=%s', (level) => {
    expect(parseEnv({ LOG_LEVEL: level }).LOG_LEVEL).toBe(level);
  });

  test('derive SITE_URL from PORT, and DATABASE_URL from the absolute DATA_DIR', () => {
    expect(parseEnv({ PORT: '4000' }).SITE_URL).toBe('http://localhost:4000');
    const { DATA_DIR, DATABASE_URL } = parseEnv({ DATA_DIR: 'some/folder' });
    expect(DATA_DIR).toBe(resolve('some/folder'));
    expect(fileURLToPath(DATABASE_URL)).toBe(resolve('some/folder/blog.db'));
  });

  test('accept any folder name in DATA_DIR', () => {
    for (const name of ['/srv/a b', '/srv/site #1', '/srv/100 %25', '/srv/what?', '/srv/été']) {
      const { DATABASE_URL } = parseEnv({ DATA_DIR: name });
      expect(new URL(DATABASE_URL).search + new URL(DATABASE_URL).hash).toBe('');
      expect(fileURLToPath(DATABASE_URL)).toBe(`${name}/blog.db`);
    }
  });
});

describe('addresses with display names', () => {
  test.each([
    ['jane@example.com', '', 'jane@example.com'],
    ['<jane@example.com>', '', 'jane@example.com'],
    [' Jane Doe <jane@example.com> ', 'Jane Doe', 'jane@example.com'],
    ['Éloïse d’Aubigné<e@example.com>', 'Éloïse d’Aubigné', 'e@example.com'],
    ['"Doe, Jane" <jane@example.com>', 'Doe, Jane', 'jane@example.com'],
    ['"Jane \\"JD\\" <Doe>" <jane@example.com>', 'Jane "JD" <Doe>', 'jane@example.com'],
    ['"" <jane@example.com>', '', 'jane@example.com'],
  ])('MAIL_FROM accepts %s', (text, name, address) => {
    expect(parseEnv({ MAIL_FROM: text }).MAIL_FROM).toEqual({ name, address });
  });

  test('LEADS_TO accepts an internationalized domain', () => {
    expect(parseEnv({ LEADS_TO: 'contact@société.fr' }).LEADS_TO).toEqual(['contact@société.fr']);
    expect(() => parseEnv({ LEADS_TO: 'contact@soci été.fr' })).toThrow('LEADS_TO must be');
  });

  test('LEADS_TO accepts several and keeps only the addresses', () => {
    const text = '"Doe, Jane" <jane@example.com>, bob@example.org,Ann <ann@example.net>';
    const addresses = ['jane@example.com', 'bob@example.org', 'ann@example.net'];
    expect(parseEnv({ LEADS_TO: text }).LEADS_TO).toEqual(addresses);
  });
});

describe('invalid settings', () => {
  test.each([
    ['PORT', 'http', 'a port number, e.g. 3000'],
    ['PORT', '0', '1 to 65535'],
    ['PORT', '65536', '1 to 65535'],
    ['PORT', '-1', 'port number'],
    ['SITE_URL', 'example.com', 'https://example.com'],
    ['SITE_URL', 'ftp://example.com', 'https://example.com'],
    ['SITE_URL', 'https://example.com/blog', 'without a path'],
    ['DATABASE_URL', 'postgres://localhost/blog', 'file:<path>'],
    ['DATABASE_URL', 'blog.db', 'file:<path>'],
    ['SMTP_URL', 'mail.example.com:587', 'smtp(s)://'],
    ['SMTP_URL', 'https://mail.example.com', 'smtp(s)://'],
    ['MAIL_FROM', '"Ja\nne" <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', 'Jawad', 'lead@example.com'],
    ['LEADS_TO', 'a@example.com;b@example.com', 'lead@example.com'],
    ['LEADS_TO', 'a@example.com,', 'lead@example.com'],
    ['LEADS_TO', 'a@example.com,,b@example.com', 'lead@example.com'],
    ['LEADS_TO', 'a@example.com b@example.com', 'lead@example.com'],
    ['LEADS_TO', 'Jane <a@example.com> b@example.com', 'lead@example.com'],
    ['LEADS_TO', 'Doe, Jane <jane@example.com>', 'lead@example.com'],
    ['LEADS_TO', '"Doe, Jane <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', '"Ja\nne" <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', 'Jane <jane>', 'lead@example.com'],
    ['MAIL_FROM', '"Ja\nne" <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', 'Jane <>', 'lead@example.com'],
    ['MAIL_FROM', '"Ja\nne" <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', 'Ja\nne <jane@example.com>', 'lead@example.com'],
    ['MAIL_FROM', 'a@example.com, b@example.com', 'lead@example.com'],
    ['OUTBOX_WAITS', '0, 30', 'seconds, separated by commas'],
    ['OUTBOX_WAITS', '0,-5', 'seconds, separated by commas'],
    ['LEADS_WEBHOOK_URL', 'hooks.example.com/in', 'https://example.com/hook'],
    ['LEADS_WEBHOOK_URL', 'ftp://hooks.example.com', 'https://example.com/hook'],
    ['WEBSUB_HUB', 'hub.example.com', 'https://hub.example.com/'],
    ['WEBSUB_HUB', 'https://user@hub.example.com/', 'without a password'],
    ['INDEXNOW_ENDPOINT', 'yes', 'https://api.indexnow.org/indexnow'],
    ['INDEXNOW_ENDPOINT', 'ftp://api.indexnow.org', 'https://api.indexnow.org/indexnow'],
    ['LEADS_PER_ADDRESS', '0', 'a number from 1 to 9999999, e.g. 20'],
    ['LEADS_PER_ADDRESS', '-1', 'a number from 1 to 9999999, e.g. 20'],
    ['LEADS_PER_ADDRESS', '2.5', 'a number from 1 to 9999999, e.g. 20'],
    ['LEADS_IN_ALL', 'none', 'a number from 1 to 9999999, e.g. 20'],
    ['LEADS_IN_ALL', '10000000', 'a number from 1 to 9999999, e.g. 20'],
    ['LOG_LEVEL', 'verbose', 'debug, info, warn, error or silent'],
    ['LOG_LEVEL', 'INFO', 'debug, info, warn, error or silent'],
    ['TRUSTED_PROXIES', 'yes', 'a number from 0 to 99, e.g. 1'],
  ])('%s=%s is reported in one line with what is expected', (name, value, expected) => {
    const message = errorMessageOf({ [name]: value });
    expect(message).toContain(`${name} must be`);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
    expect(message.match(/ must be /g)).toHaveLength(1);
  });

  test('are all reported at once, and no others', () => {
    const message = errorMessageOf({
      PORT: 'x',
      LEADS_TO: 'one,two',
      MAIL_FROM: 'y',
      SITE_URL: '',
    });
    expect(message).toMatch(/PORT must be .*; MAIL_FROM must be .*; LEADS_TO must be /);
    expect(message.match(/ must be /g)).toHaveLength(3);
  });

  test('are quoted and truncated to 80 characters', () => {
    expect(errorMessageOf({ PORT: '80a' })).toContain('"80a"');
    expect(errorMessageOf({ LOG_LEVEL: 'x'.repeat(500) })).toContain(`"${'x'.repeat(80)}"`);
  });

  test.each([
    ['SITE_URL', 'https://user:hunter2@example.com'],
    ['SMTP_URL', 'http://user:hunter2@mail.example.com'],
    ['DATABASE_URL', 'mysql://user:hunter2@db.example.com'],
    ['LEADS_WEBHOOK_URL', 'hook://user@example.com/in?token=hunter2'],
    ['WEBSUB_HUB', 'https://user:hunter2@hub.example.com/'],
    ['INDEXNOW_ENDPOINT', 'https://user:hunter2@api.example.com/'],
  ])('hide a secret in %s', (name, value) => {
    const message = errorMessageOf({ [name]: value });
    expect(message).toContain(`${name} must be`);
    expect(message).not.toContain('hunter2');
  });
});
