import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findTestFolder } from '@/e2e/test-folder';
import { migrate } from '@/lib/store/migrations';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject) {
  const testFolder = findTestFolder();
  // The processes of the tests inherit it.
  process.env.TMPDIR = testFolder;
  const folder = mkdtempSync(join(testFolder, 'template-'));
  const path = join(folder, 'template.db');
  await migrate(`file:${path}`);
  project.provide('templateDatabase', path);
  return () => rmSync(folder, { recursive: true });
}
