import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@/lib/store/migrations';
import { testDir } from '../e2e/environment';
import { writeWordpressExport } from './generate/wordpress-export';
import { measureProgram, type ProgramRun } from './measure-program';
import { report } from './report';

const posts = 5000;
/** A WordPress export by the command line into an empty store; a tenth of it shows what grows faster than the posts. */
export async function benchImports(scale: number): Promise<void> {
  const count = Math.round(posts * scale);
  const [all, tenth] = [await importPosts(count), await importPosts(count / 10)];
  report({
    name: `import of ${count} posts of WordPress`,
    figure: `${all.first.seconds.toFixed(1)} s`,
    baseline: `a tenth of them, ten times: ${(tenth.first.seconds * 10).toFixed(1)} s`,
    ratio: all.first.seconds / (tenth.first.seconds * 10),
  });
  report({
    name: 'the same export once more',
    figure: `${all.again.seconds.toFixed(1)} s`,
    baseline: `the first time: ${all.first.seconds.toFixed(1)} s`,
    ratio: all.again.seconds / all.first.seconds,
  });
  report({
    name: `most memory of the import of ${count} posts`,
    figure: `${all.first.peakMiB.toFixed(0)} MiB`,
    baseline: `a tenth of them: ${tenth.first.peakMiB.toFixed(0)} MiB`,
    ratio: all.first.peakMiB / tenth.first.peakMiB,
  });
}

async function importPosts(count: number): Promise<{ first: ProgramRun; again: ProgramRun }> {
  const folder = mkdtempSync(join(testDir, 'import-'));
  try {
    const file = join(folder, 'wordpress.xml');
    writeWordpressExport(file, count);
    await migrate(`file:${join(folder, 'blog.db')}`);
    const run = () => measureProgram(folder, 'articles', 'import', file);
    return { first: run(), again: run() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
