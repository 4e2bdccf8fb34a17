import { connection } from 'next/server';
import { getIndexNowKey } from '@/lib/outbox/indexnow';

/** Rewritten from /<key>.txt, where search engines verify the key. */
export async function GET(_: Request, { params }: { params: Promise<{ key: string }> }) {
  await connection();
  const { key } = await params;
  if (key !== getIndexNowKey()) return new Response('Not found\n', { status: 404 });
  return new Response(key, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
