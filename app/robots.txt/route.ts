import { connection } from 'next/server';
import { answerRobots } from '@/lib/sitemap/robots';

export async function GET() {
  await connection();
  return answerRobots();
}
