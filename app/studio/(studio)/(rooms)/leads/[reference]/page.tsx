import type { Metadata } from 'next';
import { DeskScreen } from '@/components/studio/desk/desk-screen';
import { GoneLead } from '@/components/studio/desk/gone-lead';
import { LeadView } from '@/components/studio/desk/lead-view';
import { ReplyBox } from '@/components/studio/desk/reply-box';
import { requireOwner } from '@/lib/accounts/current-account';
import { parseDeskFilter, type SearchParams } from '@/lib/leads/desk/filter';
import { type Notice, notices } from '@/lib/leads/desk/notices';
import { getDeskLead } from '@/lib/leads/desk/queries';
import { readDesk, readFrame } from '@/lib/leads/desk/read-desk';
import { readReplyBox } from '@/lib/leads/desk/reply-box';
import { findList } from '@/lib/leads/desk/states';

type Props = {
  params: Promise<{ reference: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireOwner();
  return { title: (await params).reference };
}

export default async function LeadPage({ params, searchParams }: Props) {
  const account = await requireOwner();
  const { reference } = await params;
  const asked = await searchParams;
  const lead = await getDeskLead(reference);
  const now = new Date();
  // An address without a list, e.g. from a mail, shows the lead's own.
  const list = lead ? findList(lead, now) : 'toAnswer';
  const filter = parseDeskFilter('list' in asked ? asked : { list, ...asked });
  const { locale, email } = account;
  return (
    <DeskScreen
      frame={await readFrame(account)}
      list={{ desk: await readDesk(account, filter, now), filter, current: reference, now }}
    >
      {lead ? (
        <LeadView
          key={lead.id}
          locale={locale}
          lead={lead}
          filter={filter}
          notice={readNotice(asked.notice)}
          viewer={email}
          now={now}
        >
          {!lead.suspectedAt && (
            <ReplyBox
              locale={locale}
              account={{ id: account.id, email }}
              {...(await readReplyBox(lead))}
            />
          )}
        </LeadView>
      ) : (
        <GoneLead locale={locale} filter={filter} />
      )}
    </DeskScreen>
  );
}

const readNotice = (value: unknown): Notice | null =>
  notices.find((notice) => notice === value) ?? null;
