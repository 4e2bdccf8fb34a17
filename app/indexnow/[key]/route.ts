import { connection } from 'next/server';
import { getIndexNowKey } from '@/lib/outbox/indexnow';

/** The site's IndexNow key, at /<key>.txt: search engines look whether it is there. */
export async function GET(_: Request, { params }: { params: Promise<{ key: string }> }) {
  await connection();
  const { key } = await params;
  if (key !== getIndexNowKey()) return new Response('Not found\n', { status: 404 });
  return new Response(key, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
