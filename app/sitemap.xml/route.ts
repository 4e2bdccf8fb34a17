import { connection } from 'next/server';
import { createSitemapResponse } from '@/lib/sitemap/sitemap';

export async function GET() {
  await connection();
  return createSitemapResponse();
}
