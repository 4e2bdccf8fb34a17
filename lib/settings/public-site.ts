import 'server-only';
import { isIP } from 'node:net';
import { env } from './env';
import { site } from './site';

/** Names that RFC 2606 and RFC 6762 keep out of the public internet. */
const privateDomain = /(?:^|\.)(?:example|test|invalid|local|localhost)$/;
const exampleDomain = /(?:^|\.)example\.(?:com|net|org)$/;

/** Whether readers and prospects can reach the site: https, and a host of the public internet. */
export function isPublicSite(siteUrl = env().SITE_URL): boolean {
  const { protocol, hostname } = new URL(siteUrl);
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return protocol === 'https:' && !isAddress && !privateDomain.test(hostname.replace(/\.$/, ''));
}

export function isExampleAddress(address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return privateDomain.test(domain) || exampleDomain.test(domain);
}

export type MailSetting = 'LEADS_TO' | 'MAIL_FROM' | 'SMTP_URL';

/** The settings for which leads of a public site would reach nobody, each with what is wrong; none on another site. */
export function listMissingMailSettings(): { name: MailSetting; problem: string }[] {
  if (!isPublicSite()) return [];
  const { LEADS_TO = site.mail.leadsTo, MAIL_FROM, SMTP_URL } = env();
  const example = (name: MailSetting, addresses: string[]) =>
    addresses
      .filter(isExampleAddress)
      .slice(0, 1)
      .map((address) => ({ name, problem: `${name} is ${address}, an example address` }));
  return [
    ...example('LEADS_TO', LEADS_TO),
    ...example('MAIL_FROM', [MAIL_FROM?.address ?? site.mail.from]),
    ...(SMTP_URL ? [] : [{ name: 'SMTP_URL' as const, problem: 'SMTP_URL is unset' }]),
  ];
}
