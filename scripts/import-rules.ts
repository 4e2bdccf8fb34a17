import type { Import } from './read-imports';

/** What all nouns of lib/ share, lowest first: each may import those before it. */
const shared = [
  'lib/share-in-process.ts',
  'lib/i18n/locales.ts',
  'lib/typography',
  'lib/settings/palette.ts',
  'lib/settings/mailbox.ts',
  'lib/settings/site-schema.ts',
  'site.config.ts',
  'lib/settings',
  'lib/i18n',
  'lib/log.ts',
  'prisma/client',
  'lib/process-state.ts',
  'lib/store',
  'lib/http',
  'lib/covers',
  'lib/media',
  'lib/object-storage',
  'lib/markdown',
  'lib/mail',
  'lib/outbox',
  'lib/accounts',
];

const views =
  'lib/{announcements,drafts,feeds,health,redirects,search,share,sitemap,structured-data}';

const packages = ['npm:*', 'node:*'];
const libPackages = [...packages, '!npm:{react,react-dom,nodemailer}'];
const jsxPackages = 'npm:{next,react,hast,hast-util-to-jsx-runtime,schema-dts}';

/** Turbopack keeps the readers' style sheet one file only while every layout imports the same sheets in one order. */
const styleSheets = 'components/{,*/}*.css';

type Rule = [part: string, ...allowed: string[]];

/**
 * What each part of the code may import besides itself; everything else is refused. The first rule that matches a file
 * counts. A pattern covers a file or a folder; `*` is part of one name, `{a,b}` are alternatives, `!` excludes.
 */
const rules: Rule[] = [
  [
    'app/studio/(preview)',
    'components/{articles,pages,fonts.ts}',
    styleSheets,
    'lib',
    jsxPackages,
    '!lib/store',
    '!lib/*/commands.ts',
  ],
  [
    'app/studio',
    'components/{studio,ui,fonts.ts}',
    styleSheets,
    'node:*',
    'lib',
    jsxPackages,
    '!lib/store',
    '!lib/*/commands.ts',
  ],
  [
    'app/*',
    'components',
    'lib',
    jsxPackages,
    '!components/studio',
    '!lib/store',
    '!lib/*/commands.ts',
  ],
  ['components/reader', 'lib/i18n', 'lib/leads/rules.ts'],
  ['components/studio', 'components/ui', 'lib', ...packages, '!lib/*/{queries,commands}.ts'],
  [
    'components/*',
    'components',
    'lib',
    jsxPackages,
    '!components/studio',
    '!lib/*/{queries,commands}.ts',
  ],
  ...shared.map((part, index): Rule => {
    const sendsMail = part === 'lib/outbox' || part === 'lib/process-state.ts';
    return [part, ...shared.slice(0, index), ...(sendsMail ? packages : libPackages)];
  }),
  ['lib/imports', ...shared, 'lib/{articles,drafts,pages,redirects}', ...libPackages],
  [views, ...shared, 'lib/{articles,pages}', ...libPackages],
  ['lib/{backup,overrides}', ...shared, 'lib/leads', ...libPackages],
  ['lib/*', ...shared, ...libPackages],
  ['prisma', 'lib', ...packages],
  ['server', 'lib', 'prisma/seed.ts', 'components/reader/generated.ts', ...packages],
  ['cli', 'lib', 'scripts/{load-env.mjs,build-inputs.ts}', ...packages],
  [
    'scripts',
    'lib',
    'server/{port,static-files}.ts',
    'prisma/seed.ts',
    'components/reader',
    'e2e/{environment,site}.ts',
    ...packages,
  ],
  ['e2e/right-to-left', 'components'],
  ['e2e', 'lib/i18n', 'components/reader/generated.ts', ...packages],
  ['bench', 'cli', 'e2e', 'lib', 'scripts', ...packages],
  ['instrumentation.ts', 'lib', 'server', ...packages],
  ['next.config.ts', 'lib/i18n', ...packages],
  ['playwright.config.ts', 'e2e', ...packages],
  ['*.config.ts', ...packages],
];

/** Tests, and what only they import, may import these as well. */
const testTargets = [
  'bench/generate',
  'e2e/test-folder.ts',
  'lib',
  'prisma',
  'site.config.ts',
  ...packages,
];
const isTest = (file: string) =>
  /\.test\.tsx?$|[/-]testing(?:\/|\.ts$)|^e2e\/right-to-left\/|^cli\/(?:.*\/)?test-/.test(file);

/** Components may not import these, not even indirectly. */
const hiddenFromComponents = ['lib/store', 'lib/outbox', 'lib/settings/env.ts', 'prisma'];
const action = 'lib/*/{,*/}{,*-}actions.ts';

export function listViolations(imports: Import[]): string[] {
  const targets = groupTargets(imports);
  return imports.flatMap(({ from, specifier, to }) => {
    const statement = `${from}: import of '${specifier}'`;
    if (to === null) return [`${statement}: there is no such file.`];
    const { part, isAllowed } = findRule(from);
    if (!isAllowed(to)) return [`${statement}: ${part} may not import ${to}.`];
    if (!from.startsWith('components/') || isTest(from)) return [];
    const path = findPath(to, hiddenFromComponents, targets);
    return path ? [`${statement}: components must not reach ${path.join(' → ')}.`] : [];
  });
}

function groupTargets(imports: Import[]): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (to !== null) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  return targets;
}

function findRule(file: string) {
  const [pattern, ...allowed] = rules.find(([part]) => matches(part, file)) ?? [null];
  if (pattern === null) return { part: file, isAllowed: () => false };
  const part = file.split('/').slice(0, pattern.split('/').length).join('/');
  const targets = [part, ...allowed, ...(isTest(file) ? testTargets : [])];
  const withdrawn = isTest(file)
    ? []
    : ['!lib/{,*/}{,*-}testing{,.ts}', ...targets.filter((target) => target.startsWith('!'))];
  return {
    part,
    isAllowed: (to: string) =>
      targets.some((target) => matches(target, to)) &&
      !withdrawn.some((target) => matches(target.slice(1), to)),
  };
}

/** The files from one to the first that a pattern matches, or null if none is reached. */
function findPath(file: string, patterns: string[], targets: Map<string, string[]>) {
  const seen = new Set<string>();
  const search = (path: string[]): string[] | null => {
    const file = path.at(-1) ?? '';
    if (seen.has(file) || matches(action, file)) return null;
    seen.add(file);
    if (patterns.some((pattern) => matches(pattern, file))) return path;
    for (const target of targets.get(file) ?? []) {
      const found = search([...path, target]);
      if (found) return found;
    }
    return null;
  };
  return search([file]);
}

const expressions = new Map<string, RegExp>();

function matches(pattern: string, path: string): boolean {
  const known = expressions.get(pattern);
  if (known) return known.test(path);
  const source = pattern
    .replace(/[.()[\]]/g, '\\$&')
    .replace(/\{(.*?)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('*', '[^/]*');
  expressions.set(pattern, new RegExp(`^${source}(?:/|$)`));
  return matches(pattern, path);
}
