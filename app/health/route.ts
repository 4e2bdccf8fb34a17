import { connection } from 'next/server';
import { readHealth } from '@/lib/health/health';

export async function GET() {
  await connection();
  const health = await readHealth();
  return Response.json(health, {
    status: health.ok ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
