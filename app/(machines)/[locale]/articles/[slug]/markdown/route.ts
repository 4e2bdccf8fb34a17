import { connection } from 'next/server';
import { createArticleMarkdownResponse } from '@/lib/feeds/article-markdown';

type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return createArticleMarkdownResponse(await params);
}
