import { getSignedIn } from '@/lib/accounts/current-account';
import { getDeskState } from '@/lib/leads/desk/queries';

/** Asked again and again while the studio is open, which is no use of the session. */
export async function GET(): Promise<Response> {
  const account = await getSignedIn({ isUse: false });
  if (account?.role !== 'owner') return Response.json(null, { status: 401 });
  return Response.json(await getDeskState(new Date()));
}
