import { StudioFrame } from '@/components/studio/frame';
import { Home } from '@/components/studio/home';
import { isRecentSignIn, requireAccount } from '@/lib/accounts/current-account';
import { listPasskeys } from '@/lib/accounts/passkeys/passkeys';
import { listArticleRecords } from '@/lib/articles/records';
import { readHealth } from '@/lib/health/health';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { readDesk, readFrame } from '@/lib/leads/desk/read-desk';
import { lateAfterMs } from '@/lib/outbox/report';

const leadsShown = 5;

export default async function HomePage() {
  const account = await requireAccount();
  const { id, locale, role } = account;
  const now = new Date();
  const [passkeys, desk, scheduled, drafts, health] = await Promise.all([
    listPasskeys(id),
    role === 'owner' ? readDesk(account, { list: 'toAnswer', page: 1 }, now) : undefined,
    listArticleRecords('scheduled'),
    listArticleRecords('draft'),
    role === 'owner' ? readHealth() : undefined,
  ]);
  return (
    <StudioFrame {...(await readFrame(account))} current="home">
      <Home
        locale={locale}
        title={formatDate(now, locale)}
        offersPasskey={passkeys.length === 0 && isRecentSignIn(account, now)}
        toAnswer={desk && { count: desk.page.count, first: desk.page.rows.slice(0, leadsShown) }}
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
    oldestPendingSeconds = 0,
    failed = 0,
    misconfigured = [],
    freeDiskMegabytes,
    hoursSinceLastBackup,
    warnings = [],
  } = health;
  return {
    hasStoreFault: store !== 'ok',
    mails:
      pending === undefined
        ? null
        : {
            waiting: pending,
            isLate: oldestPendingSeconds * 1000 > lateAfterMs,
            failed,
            isMisconfigured: misconfigured.length > 0,
          },
    hoursSinceLastBackup,
    disk:
      freeDiskMegabytes === undefined
        ? null
        : { freeMegabytes: freeDiskMegabytes, isLow: warnings.includes('disk-space-low') },
  };
}
