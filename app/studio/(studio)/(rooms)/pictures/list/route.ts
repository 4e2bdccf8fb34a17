import { getSignedIn } from '@/lib/accounts/current-account';
import { listUploads } from '@/lib/uploads/queries';
import { parseLibraryFilter } from '@/lib/uploads/schema';

export async function GET(request: Request): Promise<Response> {
  if (!(await getSignedIn())) return Response.json(null, { status: 401 });
  const { searchParams } = new URL(request.url);
  return Response.json(await listUploads(parseLibraryFilter(Object.fromEntries(searchParams))));
}
