import { connection } from 'next/server';
import { createFeedResponse } from '@/lib/feeds/feed-response';

type Context = { params: Promise<{ locale: string; topic: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return createFeedResponse('rss', await params);
}
