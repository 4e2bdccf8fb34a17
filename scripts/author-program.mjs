// npm run articles, leads or mail: runs the program from a bundle, which is made anew after a change (docs/decisions/0035).
import './check-node.cjs';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [program] = process.argv.splice(2, 1);
const stamp = 'node_modules/.cache/author-programs/bundle.json';

let bundle = readFreshBundle();
if (!bundle) {
  const tsx = ['--import', 'tsx', '--conditions=react-server'];
  const { status } = spawnSync(
    process.execPath,
    [...tsx, 'scripts/bundle-author-programs.ts', stamp],
    // The program's own output is all that may stand in standard output.
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  bundle = readFreshBundle();
  if (status !== 0 || !bundle) process.exit(1);
}
await import(pathToFileURL(`${bundle.folder}/${program}.mjs`).href);

function readFreshBundle() {
  if (!existsSync(stamp)) return undefined;
  const bundle = JSON.parse(readFileSync(stamp, 'utf8'));
  const isFresh = Object.entries(bundle.modifiedMs).every(
    ([file, time]) => statSync(file, { throwIfNoEntry: false })?.mtimeMs === time,
  );
  return isFresh ? bundle : undefined;
}
