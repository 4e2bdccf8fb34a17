import { connection } from 'next/server';
import { answerSitemap } from '@/lib/sitemap/sitemap';

export async function GET(request: Request) {
  await connection();
  return answerSitemap(request);
}
