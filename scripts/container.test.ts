import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const { services, volumes } = parse(readFileSync('compose.yaml', 'utf8'));
const schema = readFileSync('lib/settings/env.ts', 'utf8');
const settings = new Set([...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name));

test('the containers get only settings that the site knows', () => {
  const inImage =
    readFileSync('Dockerfile', 'utf8')
      .match(/^ENV .*/gm)
      ?.join(' ') ?? '';
  const given = [
    ...Object.keys(services.site.environment),
    ...[...inImage.matchAll(/\b([A-Z_]+)=/g)].map(([, name]) => name),
  ];
  expect(given).toContain('DATA_DIR');
  expect(
    given.filter((name) => !settings.has(name) && !/^NODE_(?:ENV|OPTIONS)$/.test(name ?? '')),
  ).toEqual([]);
});

test('all that the containers mount or copy from the project exists', () => {
  const mounted = [...services.site.volumes, ...services.nginx.volumes].map(
    (volume: string) => volume.split(':')[0] ?? '',
  );
  const named = mounted.filter((source) => !/^[./]/.test(source));
  expect(named.sort()).toEqual(Object.keys(volumes).sort());
  const [, ...copied] =
    /^COPY (?!--from)(.*) \.\/$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  const own = [
    ...mounted.filter((source) => source.startsWith('./')),
    ...copied.join(' ').split(' '),
  ];
  expect(own.length).toBeGreaterThan(3);
  expect(own.filter((path) => !existsSync(path))).toEqual([]);
});

test('the image keeps out what belongs to this machine', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const path of ['node_modules', 'data', '.env*', '.git']) expect(ignored).toContain(path);
});
