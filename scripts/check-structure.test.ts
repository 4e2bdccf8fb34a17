import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkComments, checkStructure } from './check-structure';

const allowed: Record<string, string> = {
  'app/(site)/page.tsx': `import { List } from '@/components/articles/list';
    import { getArticle } from '@/lib/articles/queries';`,
  'components/articles/list.tsx': `import './list.css';
    import type { Article } from '@/lib/articles/article';
    import { send } from '@/lib/leads/actions';`,
  'components/articles/list.css': '',
  'components/studio/editor.tsx': `import { EditorState } from '@codemirror/state';`,
  'lib/articles/article.ts': 'export type Article = { title: string };',
  'lib/articles/queries.ts': `import { db } from '@/lib/store/db';
    import type { Article } from './article';
    import { whereVisible } from '@/lib/store/visibility';`,
  'lib/articles/queries.test.ts': `import { save } from '@/lib/leads/commands';
    const where = { publishedAt: { lte: new Date() } };`,
  'lib/feeds/feed.ts': `import { getArticle } from '@/lib/articles/queries';`,
  'lib/leads/actions.ts': `import { save } from './commands';`,
  'lib/leads/commands.ts': `import { db } from '../store/db';`,
  'lib/leads/queries.ts': 'export {};',
  'lib/leads/export.ts': `import { db } from '@/lib/store/db';`,
  'lib/outbox/testing.ts': `import { save } from '@/lib/leads/commands';`,
  'lib/outbox/message.ts': `import nodemailer from 'nodemailer';`,
  'lib/search/search-params.ts': 'export {};',
  'lib/store/db.ts': `import { env } from '@/lib/settings/env';`,
  'lib/store/visibility.ts': 'const where = { publishedAt: { lte: new Date() } };',
  'lib/settings/env.ts': `import { join } from 'node:path';`,
  'lib/testing/store.ts': `import { save } from '@/lib/leads/commands';`,
  'prisma/client/client.ts': 'export {};',
  'server/main.ts': `import { drain } from '@/lib/outbox/message';`,
};

const refused: [file: string, statement: string, reason: string][] = [
  ['components/leads/one.tsx', `import { x } from '@/lib/leads/queries';`, 'may not import'],
  ['components/leads/two.tsx', `import { x } from '../../lib/store/db';`, 'must not reach'],
  [
    'components/leads/three.tsx',
    `import type { X } from '@/lib/leads/commands';`,
    'may not import',
  ],
  ['components/leads/four.tsx', `const x = import('@/lib/leads/queries');`, 'may not import'],
  ['components/leads/five.tsx', `type X = import('@/lib/leads/queries').X;`, 'may not import'],
  ['components/leads/six.tsx', `export * from '@/lib/leads/queries';`, 'may not import'],
  [
    'components/leads/seven.tsx',
    `import { x } from '@/lib/leads/export';`,
    'must not reach lib/leads/export.ts → lib/store/db.ts',
  ],
  ['components/leads/eight.tsx', `import { readFileSync } from 'node:fs';`, 'may not import'],
  ['components/reader/one.ts', `import { x } from '@/lib/articles/article';`, 'may not import'],
  ['components/ui/one.tsx', `import { x } from '@/app/(site)/page';`, 'may not import'],
  ['lib/events/one.ts', `import { x } from '@/lib/leads/commands';`, 'may not import'],
  ['lib/events/two.ts', `import { x } from '@/lib/articles/article';`, 'may not import'],
  ['lib/events/three.ts', `import { x } from '@/lib/search/search-params';`, 'may not import'],
  ['lib/leads/one.ts', `import { x } from '@/lib/feeds/feed';`, 'may not import'],
  ['lib/leads/two.ts', `import { x } from '../articles/queries';`, 'may not import'],
  ['lib/leads/three.ts', `import nodemailer from 'nodemailer';`, 'may not import'],
  ['lib/leads/four.ts', `import { useState } from 'react';`, 'may not import'],
  ['lib/leads/five.ts', `import { x } from '@/lib/testing/store';`, 'may not import'],
  ['lib/leads/six.ts', `import { x } from './missing';`, 'there is no such file'],
  ['lib/leads/seven.ts', `import '@/lib/leads/missing.css';`, 'there is no such file'],
  ['lib/http/one.ts', `import { x } from '@/server/main';`, 'may not import'],
  ['lib/settings/one.ts', `import { x } from '@/lib/outbox/message';`, 'may not import'],
  ['lib/search/one.ts', `import { x } from '@/lib/leads/queries';`, 'may not import'],
  ['app/(site)/one.ts', `import { x } from '@/lib/store/db';`, 'may not import'],
  ['app/(site)/two.ts', `import { x } from '@/prisma/client/client';`, 'may not import'],
  ['app/(site)/three.ts', `import nodemailer from 'nodemailer';`, 'may not import'],
  ['app/(site)/four.ts', `import { x } from '@/components/studio/editor';`, 'may not import'],
  ['app/(site)/five.ts', `import { x } from '@/lib/leads/commands';`, 'may not import'],
  ['app/studio/one.ts', `import { x } from '@/lib/store/db';`, 'may not import'],
  ['app/studio/two.ts', `import { x } from '@/lib/leads/commands';`, 'may not import'],
  ['server/two.ts', `import { x } from '@/lib/testing/store';`, 'may not import'],
  ['server/three.ts', `import { x } from '@/lib/outbox/testing';`, 'may not import'],
  ['server/one.ts', `import { x } from '@/components/articles/list';`, 'may not import'],
  ['cli/one.mjs', `import '../server/main';`, 'may not import'],
  ['tools/one.ts', `import { x } from '@/lib/leads/queries';`, 'may not import'],
];

const comparisons: [file: string, code: string][] = [
  ['lib/feeds/one.ts', 'const where = { publishedAt: { lte: new Date() } };'],
  ['lib/feeds/two.ts', 'const where = { publishedAt: { gt: now } };'],
  ['lib/feeds/three.ts', `const sql = \`"publishedAt" <= \${now}\`;`],
  ['lib/feeds/four.ts', 'const visible = article.publishedAt <= new Date();'],
  ['lib/feeds/five.ts', 'const visible = publishedAt.getTime() <= Date.now();'],
  ['lib/feeds/six.ts', 'const visible = now >= article.publishedAt;'],
];

const root = mkdtempSync(join(tmpdir(), 'structure-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const [path, code] of [...Object.entries(allowed), ...refused, ...comparisons]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), code);
}
writeFileSync(join(root, 'unread.mts'), '');
copyFileSync('tsconfig.json', join(root, 'tsconfig.json'));
const errors = checkStructure(root);
const errorsOf = (path: string) => errors.filter((error) => error.startsWith(`${path}: `));

test('accepts the imports that the rules allow', () => {
  expect(Object.keys(allowed).flatMap(errorsOf)).toEqual([]);
});

test.each(refused)('rejects %s: %s', (path, _, reason) => {
  expect(errorsOf(path)).toEqual([expect.stringContaining(reason)]);
});

test.each(comparisons)('rejects %s, which compares publishedAt with now: %s', (path) => {
  expect(errorsOf(path)).toEqual([expect.stringContaining('lib/store/visibility.ts')]);
});

test('reports a source file that the compiler does not read', () => {
  expect(errorsOf('unread.mts')).toEqual([expect.stringContaining('not read')]);
});

test('lets four lines of a hundred be comments, whatever their form', () => {
  const comments = ['// a', '  {/* b */}', '/**', ' * c', ' */'];
  const withLines = (count: number) => [...comments, ...Array(count).fill('x(); // d')].join('\n');
  expect(checkComments([withLines(119), '// e', 'y();\n'.repeat(25)])).toEqual([]);
  expect(checkComments([withLines(119)])).toEqual([
    '4.03 % of the lines are comments, not 4 %: remove some that say what the code says.',
  ]);
});
