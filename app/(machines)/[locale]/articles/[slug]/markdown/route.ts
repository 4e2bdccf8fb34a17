import { connection } from 'next/server';
import { answerMarkdown } from '@/lib/feeds/article-markdown';

type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return answerMarkdown(await params);
}
