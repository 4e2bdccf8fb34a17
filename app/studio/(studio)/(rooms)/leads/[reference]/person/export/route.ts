import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireOwner, requireRecentSignIn } from '@/lib/accounts/current-account';
import { exportFormats, exportPerson, getPerson } from '@/lib/leads/desk/person';
import { pathToPerson } from '@/lib/leads/desk/person-paths';

type Context = { params: Promise<{ reference: string }> };

const types = { json: 'application/json', csv: 'text/csv; charset=utf-8' };

/** Spreadsheets in French expect semicolons. */
const delimiters = { fr: ';', en: ',' };

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { locale } = await requireOwner();
  const { reference } = await params;
  const person = await getPerson(reference);
  const asked = request.nextUrl.searchParams.get('format');
  const format = exportFormats.find((one) => one === asked);
  if (!person || !format) notFound();
  await requireRecentSignIn(pathToPerson(reference));
  return new Response(await exportPerson(person.email, format, delimiters[locale]), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${reference}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
