import type { Metadata } from 'next';
import { DeskScreen } from '@/components/studio/desk/desk-screen';
import { requireOwner } from '@/lib/accounts/current-account';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { parseDeskFilter, type SearchParams } from '@/lib/leads/desk/filter';
import { countToAnswer } from '@/lib/leads/desk/queries';
import { readDesk, readFrame } from '@/lib/leads/desk/read-desk';

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requireOwner();
  return { title: getStudioWords(locale).desk.titleWaiting(await countToAnswer(new Date())) };
}

export default async function LeadsPage({ searchParams }: Props) {
  const account = await requireOwner();
  const filter = parseDeskFilter(await searchParams);
  const now = new Date();
  const desk = await readDesk(account, filter, now);
  return <DeskScreen frame={await readFrame(account)} list={{ desk, filter, now }} />;
}
