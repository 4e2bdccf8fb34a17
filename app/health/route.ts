import { connection } from 'next/server';
import { readHealth } from '@/lib/health';

/** For a monitor: 200, or 503 when somebody should look. */
export async function GET() {
  await connection();
  const health = await readHealth();
  return Response.json(health, {
    status: health.ok ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
