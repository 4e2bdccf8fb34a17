import { connection } from 'next/server';
import { createLlmsTxtResponse } from '@/lib/feeds/llms-txt';

export async function GET() {
  await connection();
  return createLlmsTxtResponse();
}
