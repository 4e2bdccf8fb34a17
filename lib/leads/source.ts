import { z } from 'zod';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';

const utmKeys = ['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const;

/** What led the visitor to the page of the form, as far as browser and link say; null where they do not. */
export type LeadOrigin = { referrerHost: string | null } & Record<
  (typeof utmKeys)[number],
  string | null
>;

/** Where the form stood, on an article or (null) on the contact page, and what led there. */
export type LeadSource = { locale: Locale; articleSlug: string | null } & LeadOrigin;

const slug = z.string().regex(/^[a-z0-9-]{1,200}$/);
const host = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/);
const utm = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim())
  .pipe(z.string().min(1).max(100));

/**
 * Reads where a lead comes from. Anything odd counts as not said; no language: the default one.
 * @param pageUrl the Referer of the post: the page with the form, with what its link had in its query
 */
export function parseSource(form: FormData, pageUrl: string | null): LeadSource {
  const locale = form.get('locale');
  const query = pageUrl && URL.canParse(pageUrl) ? new URL(pageUrl).searchParams : null;
  const utms = utmKeys.map((key) => [
    key,
    utm.safeParse(query?.get(parameterOf(key))).data ?? null,
  ]);
  return {
    locale: isLocale(locale) ? locale : defaultLocale,
    articleSlug: slug.safeParse(form.get('article')).data ?? null,
    referrerHost: host.safeParse(form.get('referrer')).data ?? null,
    ...(Object.fromEntries(utms) as Omit<LeadOrigin, 'referrerHost'>),
  };
}

/** On one line, as `linkedin.com, utm_source=newsletter`; empty where nothing is known. */
export function describeOrigin(origin: LeadOrigin): string {
  const utms = utmKeys.flatMap((key) => (origin[key] ? `${parameterOf(key)}=${origin[key]}` : []));
  return [origin.referrerHost, ...utms].filter(Boolean).join(', ');
}

/** `utm_source` of `utmSource`. */
function parameterOf(key: string): string {
  return key.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
}
