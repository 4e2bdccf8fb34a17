import { connection } from 'next/server';
import { answerSitemap } from '@/lib/sitemap/sitemap';

export async function GET() {
  await connection();
  return answerSitemap();
}
