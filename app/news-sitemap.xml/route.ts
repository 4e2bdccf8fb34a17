import { connection } from 'next/server';
import { answerNewsSitemap } from '@/lib/sitemap/news';

export async function GET() {
  await connection();
  return answerNewsSitemap();
}
