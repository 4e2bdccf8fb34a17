import { connection } from 'next/server';
import { answerRobots } from '@/lib/sitemap/robots';

export async function GET(request: Request) {
  await connection();
  return answerRobots(request);
}
