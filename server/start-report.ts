import { createOwnerLink } from '@/lib/accounts/links';
import { listPlaceholders } from '@/lib/health/placeholders';
import { timeZoneRules } from '@/lib/i18n/time-zone';
import { listLeadRecipients } from '@/lib/mail/addresses';
import { mailDir } from '@/lib/outbox/mail-files';
import { noteWebhookKey } from '@/lib/outbox/webhook';
import { env } from '@/lib/settings/env';
import { listMissingMailSettings } from '@/lib/settings/public-site';
import { listOverrides, site } from '@/lib/settings/site';
import { isNewStore } from '@/prisma/seed';

/** Throws if leads of a public site would reach nobody and the store is new, so that no reader is lost by not starting. */
export async function checkMailSettings(): Promise<void> {
  const warning = describeMissingSettings();
  if (warning && (await isNewStore())) throw new Error(`${warning}, then start again.`);
}

/** What the start prints, line by line. */
export async function describeStart(): Promise<string[]> {
  const { SITE_URL, DATA_DIR, SMTP_URL, LEADS_WEBHOOK_URL, METRICS_HOST, METRICS_PORT } = env();
  const mail = SMTP_URL
    ? `by ${new URL(SMTP_URL).host}`
    : `kept in ${mailDir()} (SMTP_URL is unset)`;
  const placeholders = await listPlaceholders();
  const warning = describeMissingSettings();
  const ownerLink = await createOwnerLink();
  const { applied, ignored } = listOverrides();
  return [
    `Clock: ${site.timeZone}, time zone rules of ${timeZoneRules}`,
    `Site: ${SITE_URL}`,
    ...(applied.length > 0
      ? [`Settings: the studio overrides ${applied.join(', ')} of site.config.ts.`]
      : []),
    ...ignored.map(
      ({ key, problem }) =>
        `Setting ignored: ${key}, as the studio overrides it, no longer fits: ${problem}. Change it in the studio, under Settings.`,
    ),
    `Data: ${DATA_DIR}`,
    `Leads: to ${listLeadRecipients().join(', ')}`,
    ...(placeholders.length > 0
      ? [`Placeholders: ${placeholders.join(', ')} still have sample texts: replace them.`]
      : []),
    ...(warning ? [`${warning}; until then /health answers 503.`] : []),
    `Mail: ${mail}`,
    ...(LEADS_WEBHOOK_URL && noteWebhookKey()
      ? [
          'Webhook: signed with another key than before this start. `npm run leads -- webhook-key` prints it: give it to the receiver.',
        ]
      : []),
    ...(METRICS_PORT ? [`Metrics: http://${METRICS_HOST}:${METRICS_PORT}/metrics`] : []),
    ...(ownerLink ? [`Studio: open ${ownerLink} within 24 hours to choose your password.`] : []),
  ];
}

function describeMissingSettings(): string | null {
  const missing = listMissingMailSettings();
  if (missing.length === 0) return null;
  const problems = missing.map(({ problem }) => problem).join(', ');
  const names = missing.map(({ name }) => name).join(', ');
  return `Leads of this public site would reach nobody: ${problems}. Set ${names} (see the README, Settings)`;
}
