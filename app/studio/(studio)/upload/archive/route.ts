import type { NextRequest } from 'next/server';
import { getSignedIn } from '@/lib/accounts/current-account';
import { partBytes } from '@/lib/imports/archive/archive';
import { type PartOutcome, storePart } from '@/lib/imports/archive/upload';
import { errorFields, log } from '@/lib/log';

const statuses: Record<PartOutcome, number> = { stored: 200, malformed: 400, gone: 409 };

/** A part of an archive; who sends it is checked before its body is read. */
export async function POST(request: NextRequest): Promise<Response> {
  const account = await getSignedIn();
  if (!account) return refuse(401);
  if (account.role !== 'owner') return refuse(404);
  if (!request.body) return refuse(400);
  if (Number(request.headers.get('content-length')) > partBytes) return refuse(413);
  const { searchParams } = request.nextUrl;
  try {
    const part = Number(searchParams.get('part') || Number.NaN);
    const outcome = await storePart(searchParams.get('id') ?? '', part, request.body);
    return Response.json({ outcome }, { status: statuses[outcome] });
  } catch (error) {
    log.error({ event: 'import', ...errorFields(error) }, 'a part could not be stored');
    return refuse(503);
  }
}

function refuse(status: number): Response {
  return Response.json({ outcome: 'refused' }, { status });
}
