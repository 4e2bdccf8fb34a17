import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const shipped = 'deploy/consultant-site.service';
const analyze = (...args: string[]) =>
  spawnSync('systemd-analyze', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

test('systemd understands every line of the service', () => {
  const unit = join(mkdtempSync(join(tmpdir(), 'service-')), 'consultant-site.service');
  // It looks for the program, which may be elsewhere on this machine.
  writeFileSync(unit, readFileSync(shipped, 'utf8').replace('/usr/bin/node', process.execPath));
  const { status, stdout, stderr } = analyze('verify', '--man=no', unit);
  expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes(unit))).toEqual([]);
  expect(status).toBe(0);
});

test('the service can do little but its work', () => {
  // Of 10; a service without a word about it has 9.2.
  const { status, stdout } = analyze('security', '--offline=true', '--threshold=15', shipped);
  expect(stdout).toMatch(/Overall exposure level for consultant-site.service: 1\.\d OK/);
  expect(status).toBe(0);
});
