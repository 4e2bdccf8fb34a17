import { connection } from 'next/server';
import { createNewsSitemapResponse } from '@/lib/sitemap/news-sitemap';

export async function GET() {
  await connection();
  return createNewsSitemapResponse();
}
