import 'server-only';
import type { SignedIn } from '@/lib/accounts/account';
import type { Desk, Frame } from './desk';
import type { DeskFilter } from './filter';
import { readHours } from './hours-setting';
import { findOldestToAnswer, getDeskState, listDesk, listLeadArticles } from './queries';
import { measureAge } from './urgency';

export async function readFrame({ locale, role }: SignedIn): Promise<Frame> {
  return { locale, state: role === 'owner' ? await getDeskState(new Date()) : null };
}

export async function readDesk({ id }: SignedIn, filter: DeskFilter, now: Date): Promise<Desk> {
  const [page, oldest, articles, hours] = await Promise.all([
    listDesk(filter, now),
    findOldestToAnswer(now),
    listLeadArticles(),
    readHours(id),
  ]);
  const rows = page.rows.map((row) => ({ ...row, age: measureAge(row, now, hours) }));
  return {
    page: { ...page, rows },
    oldest: oldest && measureAge(oldest, now, hours),
    articles,
  };
}
