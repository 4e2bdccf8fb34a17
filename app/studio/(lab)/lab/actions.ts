'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { appPrefix } from '@/lib/i18n/routes';

export async function countVisit(visits: number): Promise<number> {
  const cookieStore = await cookies();
  cookieStore.set('visits', String(visits + 1), {
    path: appPrefix,
    httpOnly: true,
    sameSite: 'lax',
  });
  return visits + 1;
}

export async function leave(): Promise<void> {
  redirect(`${appPrefix}/lab/other`);
}
