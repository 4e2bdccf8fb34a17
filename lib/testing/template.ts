import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/lib/store/migrations';

declare module 'vitest' {
  export interface ProvidedContext {
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'template-'));
  const path = join(folder, 'template.db');
  await migrate(`file:${path}`);
  project.provide('templateDatabase', path);
  return () => rmSync(folder, { recursive: true });
}
