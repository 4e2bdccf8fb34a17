import { connection } from 'next/server';
import { createPageMarkdownResponse } from '@/lib/feeds/page-markdown';

type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return createPageMarkdownResponse(await params);
}
