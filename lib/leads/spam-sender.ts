import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { isFreeMail } from './spam-links';

const disposable = disposableEmailBlocklistSet();
const trades =
  /(?<!mu)seo(?!ul)|(?<!f)rank|lead(?!er)|growth|agenc|media(?!t)|boost|outreach|link|visib|traffic|promo|prospect|blog|guest(?!house)|click|(?<!e)scale|(?<!b)reach|web(?!er|b)|pro\b|\bformations?\b|studio|sales|(?<!i)deal/;

/** Of what the domain of the address says; one point for a trade that writes to consultants, since clients work in it, too. */
export function scoreSender(email: string): { disposable: number; sender: number } {
  const domain = email.toLowerCase().split('@')[1]?.trim() ?? '';
  return {
    disposable: disposable.has(domain) ? 3 : 0,
    sender: trades.test(domain) && !isFreeMail(domain) ? 1 : 0,
  };
}
