import { connection } from 'next/server';
import { answerLlms } from '@/lib/feeds/llms';

export async function GET() {
  await connection();
  return answerLlms();
}
