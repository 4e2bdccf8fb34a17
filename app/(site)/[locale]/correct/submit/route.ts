import { after } from 'next/server';
import { sealText } from '@/lib/http/sealed-text';
import { toLocale } from '@/lib/i18n/locales';
import { pathToSigned } from '@/lib/i18n/routes';
import { submitCorrection } from '@/lib/leads/correction';
import { wakeOutbox } from '@/lib/outbox/worker';

type Context = { params: Promise<{ locale: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const form = await request.formData();
  const token = String(form.get('token'));
  const refused = await submitCorrection(token, form);
  if (!refused) after(wakeOutbox);
  const location = pathToSigned(toLocale((await params).locale), 'correct', token);
  const problem = refused && `&error=${refused.error}&typed=${sealText(refused.typed)}`;
  return new Response(null, { status: 303, headers: { Location: location + (problem ?? '') } });
}
