import 'server-only';
import { Resolver } from 'node:dns/promises';
import { domainToASCII } from 'node:url';
import { env } from '@/lib/settings/env';

export type MailResolver = Pick<Resolver, 'resolveMx' | 'resolve4' | 'resolve6' | 'cancel'>;

const timeoutMs = 1000;

/** Of a name that does not exist, or has no record of the type */
const noRecordCodes = ['ENOTFOUND', 'ENODATA'];

/** False only if DNS says that the address’s domain takes no mail (RFC 5321, 5.1; RFC 7505). Never throws. */
export async function canReceiveMail(
  email: string,
  resolver: MailResolver = new Resolver({ timeout: timeoutMs, tries: 1 }),
): Promise<boolean> {
  if (env().MAIL_DOMAIN_LOOKUP === 'off') return true;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, true);
  });
  try {
    return await Promise.race([lookUp(email.slice(email.lastIndexOf('@') + 1), resolver), timeout]);
  } catch {
    return true;
  } finally {
    clearTimeout(timer);
    resolver.cancel();
  }
}

async function lookUp(domain: string, resolver: MailResolver): Promise<boolean> {
  const name = domainToASCII(domain);
  const exchanges = await listRecords(resolver.resolveMx(name));
  // A null MX has an empty name.
  if (exchanges.length > 0)
    return exchanges.some(({ exchange }) => exchange.replace('.', '') !== '');
  const addresses = await Promise.all([
    listRecords(resolver.resolve4(name)),
    listRecords(resolver.resolve6(name)),
  ]);
  return addresses.flat().length > 0;
}

async function listRecords<Item>(answer: Promise<Item[]>): Promise<Item[]> {
  try {
    return await answer;
  } catch (error) {
    if (noRecordCodes.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
