import { requireOwner } from '@/lib/accounts/current-account';
import { readArchiveState } from '@/lib/imports/archive/archive-state';

export async function GET(): Promise<Response> {
  await requireOwner();
  return Response.json(await readArchiveState(), { headers: { 'cache-control': 'no-store' } });
}
