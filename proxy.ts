import { type NextRequest, NextResponse } from 'next/server';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { encodeSearch, readSearch } from '@/lib/search/address';

/** The search alone: no other page passes here. Next.js reads these at build time, so they are spelt out. */
export const config = { matcher: ['/recherche', '/en/search'] };

/** Leads what was typed into a segment of the path, so that results are a finished page as every other. */
export function proxy({ nextUrl }: NextRequest) {
  const locale = locales.find((other) => pathTo(other, 'search') === nextUrl.pathname);
  const segment = encodeSearch(readSearch(nextUrl.searchParams));
  return NextResponse.rewrite(new URL(`/${locale}/search/${segment}`.replace(/\/$/, ''), nextUrl));
}
