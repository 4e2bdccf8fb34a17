import { connection } from 'next/server';
import { createRobotsTxtResponse } from '@/lib/sitemap/robots-txt';

export async function GET() {
  await connection();
  return createRobotsTxtResponse();
}
