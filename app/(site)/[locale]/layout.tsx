import type { Metadata, Viewport } from 'next';
import { cacheLife } from 'next/cache';
import type { ReactNode } from 'react';
import { serif, serifItalic, serifRest } from '@/components/fonts';
import { readerModulePath, speculationRules, themeScript } from '@/components/reader/generated';
import '@/components/site.css';
import '@/components/articles/prose.css';
import '@/components/search/search.css';
import { env } from '@/lib/env';
import { getDictionary } from '@/lib/i18n/dictionary';
import { locales } from '@/lib/i18n/locales';
import { readLocale } from './locale';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env().SITE_URL), formatDetection: { telephone: false } };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f4' },
    { media: '(prefers-color-scheme: dark)', color: '#14151a' },
  ],
};

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const locale = await readLocale();
  await limitFreshness();
  return (
    <html
      lang={locale}
      dir={getDictionary(locale).direction}
      className={`${serif.variable} ${serifItalic.variable} ${serifRest.variable}`}
      // The theme script adds the reader's choice of colours.
      suppressHydrationWarning
    >
      <head>
        <InlineScript text={themeScript} />
        <InlineScript type="speculationrules" text={speculationRules} />
        {/* After style, font and cover */}
        <script type="module" src={readerModulePath} fetchPriority="low" />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A script of ours, whose hash the policy names: it stays when the page is finished. */
function InlineScript({ type, text }: { type?: string; text: string }) {
  return (
    <script
      type={type}
      data-keep
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the script; the text is the build's own.
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}

/** A page made of no data would count as fresh for a year in caches in front of the site. */
async function limitFreshness() {
  'use cache';
  cacheLife('default');
}
