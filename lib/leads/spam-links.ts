const urls =
  /(?:https?:\/\/|www\.)[^\s"'<>)\]]+|(?<![@\w.-])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){0,3}\.(?:com|net|org|info|top|shop|store|xyz|pw|vip|cc|ru|online|site|win|club|life|icu|app|io|fr|ma|eu|co|ai|agency|studio|pro|biz|dev|press|me|us|be|ch|de|es|it|uk)\b(?:\/[^\s"'<>)\]]*)?/gi;
const messengers =
  /\b(?:t\.me|wa\.me|bit\.ly|tinyurl\.com|cutt\.ly|is\.gd|rb\.gy|goo\.gl|telegram\.me|vk\.cc|clck\.ru)\b/i;
const cheapTlds =
  /^[^/]*\.(?:top|shop|xyz|pw|vip|cc|win|club|icu|life|site|online|store|info|click|buzz)(?:[/:?]|$)/i;
const tracking = /[?&](?:utm_[a-z]+|ref|aff|affiliate|partner|cid|mc_eid|trk)=/i;
const bookings =
  /^(?:[\w-]+\.)?(?:calendly\.com|cal\.com|meetings\.hubspot\.com|tidycal\.com|zcal\.co|koalendar\.com)\//i;
/** Anybody may write from these, or point to those, without advertising them. */
const freeMail =
  /^(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|proton|protonmail|pm|fastmail|mail|zoho|tutanota|posteo|yandex|qq|163|126|free|orange|wanadoo|laposte|sfr|bbox|neuf|numericable|menara|skynet|bluewin|btinternet|sapo|web|libero|t-online|seznam|duck|simplelogin|hey)\.[a-z.]{2,6}|privaterelay\.appleid\.com)$/i;
const publicHosts =
  /(?:^|\.)(?:google|youtube|youtu|github|gitlab|linkedin|facebook|instagram|wikipedia|wetransfer|we|dropbox|notion|framaforms|onedrive|sharepoint|microsoft|openai|huggingface|arxiv|medium|calendly|cal|jawad-\w+|[\w-]+\.gouv|gouv|gov|europa)\.[a-z.]{2,6}$/i;

type Letter = { name: string; email: string; details: string };

export const isFreeMail = (domain: string) => freeMail.test(domain);

export const domainOf = (email: string) =>
  email
    .toLowerCase()
    .slice(email.lastIndexOf('@') + 1)
    .trim();

function findLinks(details: string): string[] {
  return [...details.matchAll(urls)].map(([url]) =>
    url.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, ''),
  );
}

export function scoreLinks({ name, email, details }: Letter): number {
  const own = domainOf(email);
  const foreign = findLinks(details).filter((url) => !url.startsWith(own));
  const inName = /https?:|www\.|\.(?:com|ru|top)\b/i.test(name) ? 4 : 0;
  const messenger = messengers.test(details) ? 3 : 0;
  const cheap = foreign.some((url) => cheapTlds.test(url)) ? 2 : 0;
  const words = details.replace(urls, ' ').match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
  const bare = foreign.length === 0 ? 0 : words < 4 ? 5 : words < 25 ? 1.5 : 0;
  const many = foreign.length > 4 ? 2 : 0;
  return inName + messenger + cheap + bare + many;
}

/** Links that count who follows them, or that book an appointment with the sender. */
export function scoreTracking({ details }: Letter): number {
  return findLinks(details).some((url) => tracking.test(url) || bookings.test(url)) ? 1 : 0;
}

/** One point at most: a client may show another company's site. */
export function scoreAdvertisedDomain({ email, details }: Letter): number {
  const own = domainOf(email);
  if (isFreeMail(own)) return 0;
  const hosts = findLinks(details).map((url) => url.replace(/[/?#:].*$/, ''));
  return hosts.some((host) => !publicHosts.test(host) && nameOf(host) !== nameOf(own)) ? 1 : 0;
}

/** "textile-fes" in www.textile-fes.co.uk */
function nameOf(host: string): string {
  const labels = host.split('.').filter((label) => label !== 'co' && label !== 'com');
  return labels.at(-2) ?? labels[0] ?? host;
}
