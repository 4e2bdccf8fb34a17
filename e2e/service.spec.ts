import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { copySampleData, prepareDataDir } from './site';

const shipped = 'deploy/consultant-site@.service';
const backup = 'deploy/consultant-site-backup';
const analyze = (...args: string[]) =>
  spawnSync('systemd-analyze', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

test('systemd accepts every line of the services and the timer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  const units = [shipped, `${backup}.service`, `${backup}.timer`].map((file) => {
    const unit = join(folder, basename(file));
    // It looks for the program, which may be elsewhere on this machine.
    writeFileSync(unit, readFileSync(file, 'utf8').replace('/usr/bin/node', process.execPath));
    return unit;
  });
  const { status, stdout, stderr } = analyze('verify', '--man=no', ...units);
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes(folder))).toEqual([]);
  expect(status).toBe(0);
});

for (const service of [shipped, `${backup}.service`]) {
  test(`${service} is sandboxed`, () => {
    // Of 10; a service without a word about it has 9.2.
    const { status, stdout } = analyze('security', '--offline=true', '--threshold=15', service);
    expect(stdout).toMatch(
      /Overall exposure level for consultant-site.*\.service: [01]\.\d (?:OK|SAFE)/,
    );
    expect(status).toBe(0);
  });
}

test('the CLI uses the service’s settings and data', async () => {
  await prepareDataDir();
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  const settings = join(folder, 'settings.env');
  writeFileSync(settings, 'SITE_URL="https://blog.example"\n');
  const command = join(folder, 'consultant-site');
  const here = readFileSync('deploy/consultant-site', 'utf8')
    // The service's user is only on a server.
    .replace('runuser -u consultant-site -- ', '')
    .replace('/var/lib/consultant-site', await copySampleData())
    .replace('/etc/consultant-site.env', settings)
    .replace('/opt/consultant-site', resolve('.next/standalone'));
  writeFileSync(command, here, { mode: 0o755 });
  const run = (...argv: string[]) =>
    spawnSync(command, argv, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SITE_URL: undefined, DATABASE_URL: undefined },
    });

  const slug = 'mistral-ai-ia-souveraine-asml';
  run('articles', 'unpublish', slug);
  expect(run('articles', 'publish', slug)).toMatchObject({
    stdout: expect.stringContaining(`https://blog.example/articles/${slug}`),
    status: 0,
  });
  expect(run('leads', 'list', '--json')).toMatchObject({ stdout: '[]\n', status: 0 });
  // It starts a program that needs the database driver.
  expect(run('leads', 'erase', 'amina@example.org', '--yes')).toMatchObject({ status: 0 });
  expect(run('server')).toMatchObject({ stderr: expect.stringMatching(/^Usage: /), status: 1 });
});
