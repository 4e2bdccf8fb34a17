import { join } from 'node:path';
import { findTestFolder } from './test-folder';

export const testDir = join(findTestFolder(), 'consultant-site-e2e');
export const dataDir = join(testDir, 'data');
export const inboxDir = join(testDir, 'inbox');

export const sitePort = Number(process.env.E2E_PORT ?? 3811);
export const smtpPort = sitePort + 1;
