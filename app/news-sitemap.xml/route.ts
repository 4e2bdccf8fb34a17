import { connection } from 'next/server';
import { answerNewsSitemap } from '@/lib/sitemap/news';

export async function GET(request: Request) {
  await connection();
  return answerNewsSitemap(request);
}
