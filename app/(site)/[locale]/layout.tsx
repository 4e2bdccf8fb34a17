import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { serif, serifItalic, serifRest } from '@/components/fonts';
import { readerModulePath, speculationRules, themeScript } from '@/components/reader/generated';
import '@/components/site.css';
import { getDictionary } from '@/lib/i18n/dictionary';
import { env } from '@/lib/settings/env';
import { palette } from '@/lib/settings/palette';
import { accentStyle, site } from '@/lib/settings/site';
import { getLocale } from './locale';

/** server/page-cache.ts caches the pages and knows when they are stale. */
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(env().SITE_URL),
    formatDetection: { telephone: false },
    icons: { icon: site.logo ? `/${site.logo}` : '/icon.svg', apple: '/apple-touch-icon.png' },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: palette.paper.light },
    { media: '(prefers-color-scheme: dark)', color: palette.paper.dark },
  ],
};

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  return (
    <html
      lang={locale}
      dir={getDictionary(locale).direction}
      className={`${serif.variable} ${serifItalic.variable} ${serifRest.variable}`}
      // The theme script sets data-theme.
      suppressHydrationWarning
    >
      <head>
        <style>{accentStyle()}</style>
        <InlineScript text={themeScript} />
        <InlineScript type="speculationrules" text={speculationRules} />
        <script type="module" src={readerModulePath} fetchPriority="low" />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** data-keep: the server removes other scripts; the CSP has the hash of this one. */
function InlineScript({ type, text }: { type?: string; text: string }) {
  return (
    <script
      type={type}
      data-keep
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the script; the build wrote the text.
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
