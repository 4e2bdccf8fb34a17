import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { site } from './site';

/** Throws if the file that site.config.ts names is missing. */
export function checkLogo(): void {
  if (!site.logo || existsSync(join('public', site.logo))) return;
  throw new Error(
    `site.config.ts: logo: there is no file public/${site.logo}: put it there, or remove the setting.`,
  );
}
