import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { foldAccents } from '@/lib/typography/fold-accents';
import { domainOf, isFreeMail } from './spam-links';

const disposable = disposableEmailBlocklistSet();
const trades =
  /(?<!mu)seo(?!ul)|(?<!f)rank|lead(?!er)|growth|agenc|media(?!t)|boost|outreach|link|visib|traffic|promo|prospect|blog|guest(?!house)|click|(?<!e)scale|(?<!b)reach|web(?!er|b)|pro\b|\bformations?\b|studio|sales|(?<!i)deal/;

/** Of what the domain of the address says; one point for a trade that writes to consultants, since clients work in it, too. */
export function scoreSender(email: string): { disposable: number; sender: number } {
  const domain = domainOf(email);
  return {
    disposable: disposable.has(domain) ? 3 : 0,
    sender: isTrade(domain) ? 1 : 0,
  };
}

const isTrade = (domain: string) => trades.test(domain) && !isFreeMail(domain);

const offices =
  /^(?:info|contact|sales|hello|support|admin|no-?reply|service|commercial|promo|team|partenariats?|marketing|office|billing|accounts?|news|vip|orders?|export)@/;

/** What the name and the address say apart from the text; a domain that bears the person's name belongs to a client more often. */
export function describeSender(name: string, email: string): string[] {
  const domain = domainOf(email);
  const names =
    foldAccents(name)
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const features = [
    ...(offices.test(email.toLowerCase()) ? ['@office'] : []),
    ...(names.length === 1 ? ['@one name'] : []),
  ];
  if (isFreeMail(domain) || disposable.has(domain)) return [...features, '@free'];
  const owner = domain.slice(0, domain.lastIndexOf('.'));
  const letters = owner.replace(/[^a-z]/g, '');
  const isNamed = names.some((part) => part.length > 3 && letters.includes(part));
  return [
    ...features,
    '@own',
    `@${domain.slice(owner.length)}`,
    ...(isTrade(domain) ? ['@trade'] : []),
    ...(isNamed ? ['@named'] : []),
    ...(owner.includes('-') ? ['@-'] : []),
    ...Array.from(
      { length: Math.max(0, owner.length - 3) },
      (_, at) => `@${owner.slice(at, at + 4)}`,
    ),
  ];
}
