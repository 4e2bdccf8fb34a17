import * as z from 'zod';
import { type Locale, toLocale } from '@/lib/i18n/locales';

const utmKeys = ['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const;

export type LeadOrigin = { referrerHost: string | null } & Record<
  (typeof utmKeys)[number],
  string | null
>;

/** Both slugs are null on the contact page; pageSlug is that of a page of the author's own. */
export type LeadSource = {
  locale: Locale;
  articleSlug: string | null;
  pageSlug: string | null;
} & LeadOrigin;

const slug = z.string().regex(/^[a-z0-9-]{1,200}$/);
const host = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9.-]{1,253}(:\d{1,5})?$/);
const utm = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim())
  .pipe(z.string().min(1).max(100));

/** @param pageUrl the Referer header: the page with the form, including UTM parameters */
export function parseSource(form: FormData, pageUrl: string | null): LeadSource {
  const locale = form.get('locale');
  const query = pageUrl && URL.canParse(pageUrl) ? new URL(pageUrl).searchParams : null;
  const utms = utmKeys.map((key) => [
    key,
    utm.safeParse(query?.get(toQueryParameter(key))).data ?? null,
  ]);
  return {
    locale: toLocale(locale),
    articleSlug: slug.safeParse(form.get('article')).data ?? null,
    pageSlug: slug.safeParse(form.get('page')).data ?? null,
    referrerHost: host.safeParse(form.get('referrer')).data ?? null,
    ...(Object.fromEntries(utms) as Omit<LeadOrigin, 'referrerHost'>),
  };
}

export function describeOrigin(origin: LeadOrigin): string {
  const utms = utmKeys.flatMap((key) =>
    origin[key] ? `${toQueryParameter(key)}=${origin[key]}` : [],
  );
  return [origin.referrerHost, ...utms].filter(Boolean).join(', ');
}

function toQueryParameter(key: string): string {
  return key.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
}
