import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { testDir } from './environment';
import { findFreePort } from './site';

/** A second build of the site, with other secrets and the lab: pages that use all the app wing offers. */
export const labBuild = '.next-wing';

/** Builds it, unless it is there for the code as it is. */
export async function buildLab(): Promise<void> {
  const preparation = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/prepare.ts'],
    {
      env: {
        ...process.env,
        APP_WING_LAB: '1',
        NEXT_DIST_DIR: labBuild,
        NODE_ENV: 'production',
        DATA_DIR: join(testDir, 'lab'),
        PORT: String(await findFreePort()),
      },
      stdio: 'ignore',
    },
  );
  const [code] = await once(preparation, 'exit');
  expect(code).toBe(0);
}

/** The paths of the files of Next.js's static folder that a build's artefact serves. */
export function listStatic(build: string): string[] {
  const folder = `${build}/standalone/${build}/static`;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `/_next/static${parentPath.slice(folder.length)}/${name}`)
    .sort();
}

export const listScripts = (build: string) =>
  listStatic(build).filter((path) => path.endsWith('.js'));
