import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getDictionary } from './dictionary';
import { locales } from './locales';

test('the backup service deletes backups by the day that the privacy page names', () => {
  const service = readFileSync('deploy/consultant-site-backup.service', 'utf8');
  const [, wholeDays] = /-mtime \+(\d+) -delete/.exec(service) ?? [];
  // Older than n whole days is n + 1 days, and the daily run may come a day later.
  const latest = Number(wholeDays) + 2;
  for (const locale of locales)
    expect(getDictionary(locale).privacyPage.backupRetention).toMatch(
      new RegExp(`\\b${latest}[ \\u00a0](?:jours|days)`),
    );
});
