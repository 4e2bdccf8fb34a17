import { StudioFrame } from '@/components/studio/frame';
import { Home } from '@/components/studio/home';
import { isRecentSignIn, requireAccount } from '@/lib/accounts/current-account';
import { listPasskeys } from '@/lib/accounts/passkeys/passkeys';
import { pathToText } from '@/lib/drafts/list/filter';
import { listTexts } from '@/lib/drafts/list/queries';
import type { ArticleRow } from '@/lib/drafts/list/rows';
import { readHealth } from '@/lib/health/health';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { readDesk, readFrame } from '@/lib/leads/desk/read-desk';
import { lateAfterMs } from '@/lib/outbox/report';

const leadsShown = 5;
const draftsShown = 5;

export default async function HomePage() {
  const account = await requireAccount();
  const { id, locale, role } = account;
  const now = new Date();
  const [passkeys, desk, scheduled, drafts, health] = await Promise.all([
    listPasskeys(id),
    role === 'owner' ? readDesk(account, { list: 'toAnswer', page: 1 }, now) : undefined,
    listTexts({ list: 'scheduled', page: 1 }, account, now),
    listTexts({ list: 'drafts', page: 1 }, account, now),
    role === 'owner' ? readHealth() : undefined,
  ]);
  return (
    <StudioFrame {...(await readFrame(account))} current="home">
      <Home
        locale={locale}
        title={formatDate(now, locale)}
        offersPasskey={passkeys.length === 0 && isRecentSignIn(account, now)}
        toAnswer={desk && { count: desk.page.count, first: desk.page.rows.slice(0, leadsShown) }}
        scheduled={scheduled.rows.map((row) => toHomeText(row, locale))}
        drafts={drafts.rows.slice(0, draftsShown).map((row) => toHomeText(row, locale))}
        draftCount={drafts.count}
        state={health && describeState(health)}
      />
    </StudioFrame>
  );
}

function toHomeText(row: ArticleRow, locale: Locale) {
  const format = row.state === 'scheduled' ? formatDateTime : formatDate;
  const title = row.title || getStudioWords(locale).articles.untitled;
  return { href: pathToText(row), title, date: format(row.date, locale) };
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
