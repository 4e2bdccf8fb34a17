import { after } from 'next/server';
import { toLocale } from '@/lib/i18n/locales';
import { pathToSigned } from '@/lib/i18n/routes';
import { submitRelease } from '@/lib/leads/release';
import { wakeOutbox } from '@/lib/outbox/worker';

type Context = { params: Promise<{ locale: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const token = String((await request.formData()).get('token'));
  await submitRelease(token);
  after(wakeOutbox);
  const location = pathToSigned(toLocale((await params).locale), 'release', token);
  return new Response(null, { status: 303, headers: { Location: location } });
}
