import { connection } from 'next/server';
import { answerLlms } from '@/lib/feeds/llms';

export async function GET(request: Request) {
  await connection();
  return answerLlms(request);
}
