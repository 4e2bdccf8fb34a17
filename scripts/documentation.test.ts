import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const decisions = readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`);
const documents = ['README.md', 'docs/architecture.md', 'docs/operations.md', ...decisions];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

test('the README has at most 120 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(121);
});

test.each(documents)('%s names only files, links and commands that exist', (document) => {
  const text = readFileSync(document, 'utf8');
  const links = [...text.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)#\s:]+)\)/g)].map(
    ([, link = '']) => join(dirname(document), link),
  );
  const paths = [
    ...text.matchAll(
      /`((?:app|components|lib|server|cli|prisma|scripts|e2e|deploy|docs|bench)\/[^`*<{ ]*)`/g,
    ),
  ].map(([, path = '']) => path);
  expect(
    [...links, ...paths].filter((path) => !existsSync(path) && !existsSync(`${path}.ts`)),
  ).toEqual([]);
  const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !scripts[name])).toEqual([]);
});

test('the README describes every environment variable, and no other', () => {
  const schema = readFileSync('lib/settings/env.ts', 'utf8');
  const known = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  const table = readme.slice(readme.indexOf('## Settings'), readme.indexOf('## Write'));
  const described = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, name]) => name);
  expect(new Set(described)).toEqual(new Set(known));
});

test('the README has a row for every command', () => {
  const described = (name: string) => new RegExp(`npm (run )?${name}\\b|\`${name}\``).test(readme);
  expect(Object.keys(scripts).filter((name) => !described(name))).toEqual([]);
});

test('each decision has a number of its own and states context, decision and consequences', () => {
  const numbers = decisions.map((path) => /(\d{4})-/.exec(path)?.[1]);
  expect(new Set(numbers).size).toBe(decisions.length);
  for (const path of decisions) {
    const headings = [...readFileSync(path, 'utf8').matchAll(/^## (.+)$/gm)].map(
      ([, title]) => title,
    );
    expect(headings).toEqual(['Context', 'Decision', 'Consequences']);
  }
});
