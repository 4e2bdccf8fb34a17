import { connection } from 'next/server';
import { createSitemapPartResponse } from '@/lib/sitemap/sitemap';

type Context = { params: Promise<{ part: string }> };

export async function GET(_: Request, { params }: Context) {
  await connection();
  return createSitemapPartResponse((await params).part);
}
