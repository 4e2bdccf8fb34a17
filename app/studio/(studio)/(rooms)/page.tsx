import { StudioFrame } from '@/components/studio/frame';
import { Home } from '@/components/studio/home';
import { isRecentSignIn, requireAccount } from '@/lib/accounts/current-account';
import { listPasskeys } from '@/lib/accounts/passkeys';
import { listArticleRecords } from '@/lib/articles/records';
import { readHealth } from '@/lib/health/health';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { listLeads } from '@/lib/leads/queries';

const leadsShown = 5;

export default async function HomePage() {
  const account = await requireAccount();
  const { id, locale, role } = account;
  const now = new Date();
  const [passkeys, leads, scheduled, drafts, health] = await Promise.all([
    listPasskeys(id),
    role === 'owner' ? listLeads({ suspected: false, limit: leadsShown }) : undefined,
    listArticleRecords('scheduled'),
    listArticleRecords('draft'),
    role === 'owner' ? readHealth() : undefined,
  ]);
  return (
    <StudioFrame locale={locale} current="home">
      <Home
        locale={locale}
        title={formatDate(now, locale)}
        offersPasskey={passkeys.length === 0 && isRecentSignIn(account, now)}
        leads={leads?.map(({ reference, name, createdAt }) => ({
          reference,
          name,
          ageMinutes: Math.floor((now.getTime() - createdAt.getTime()) / 60_000),
        }))}
        scheduled={scheduled
          .map(({ id, title, publishedAt }) => ({
            id,
            title,
            date: formatDateTime(publishedAt ?? now, locale),
          }))
          .reverse()}
        draftCount={drafts.length}
        state={health && describeState(health)}
      />
    </StudioFrame>
  );
}

function describeState(health: Awaited<ReturnType<typeof readHealth>>) {
  const {
    store,
    pending,
    failed = 0,
    misconfigured = [],
    freeDiskMegabytes,
    warnings = [],
  } = health;
  return {
    hasStoreFault: store !== 'ok',
    mails:
      pending === undefined
        ? null
        : { waiting: pending, failed, isMisconfigured: misconfigured.length > 0 },
    disk:
      freeDiskMegabytes === undefined
        ? null
        : { freeMegabytes: freeDiskMegabytes, isLow: warnings.includes('disk-space-low') },
  };
}
