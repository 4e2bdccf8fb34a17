import { StudioFrame } from '@/components/studio/frame';
import { Home } from '@/components/studio/home';
import { requireAccount } from '@/lib/accounts/current-account';
import { listArticleRecords } from '@/lib/articles/records';
import { readHealth } from '@/lib/health/health';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { listLeads } from '@/lib/leads/queries';

const leadsShown = 5;

export default async function HomePage() {
  const { locale, role } = await requireAccount();
  const now = new Date();
  const [leads, scheduled, drafts, health] = await Promise.all([
    role === 'owner' ? listLeads({ suspected: false, limit: leadsShown }) : undefined,
    listArticleRecords('scheduled'),
    listArticleRecords('draft'),
    readHealth(),
  ]);
  return (
    <StudioFrame locale={locale} current="home">
      <Home
        locale={locale}
        title={formatDate(now, locale)}
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
        state={{
          hasStoreFault: health.store !== 'ok',
          mails:
            health.pending === undefined
              ? null
              : {
                  waiting: health.pending,
                  failed: health.failed ?? 0,
                  isMisconfigured: (health.misconfigured ?? []).length > 0,
                },
          disk:
            health.freeDiskMegabytes === undefined
              ? null
              : {
                  freeMegabytes: health.freeDiskMegabytes,
                  isLow: (health.warnings ?? []).includes('disk-space-low'),
                },
        }}
      />
    </StudioFrame>
  );
}
