import { connection } from 'next/server';
import { answerFeed } from '@/lib/feeds/answer';

type Context = { params: Promise<{ locale: string; topic: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return answerFeed('atom', await params);
}
