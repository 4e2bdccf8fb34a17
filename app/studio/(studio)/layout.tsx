import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { serif, serifItalic, serifRest } from '@/components/fonts';
import { AccentStyle } from '@/components/studio/accent-style';
import '@/components/site.css';
import '@/components/studio/studio.css';
import '@/components/studio/frame.css';
import '@/components/studio/desk/reply-box.css';
import { getStudioLocale } from '@/lib/accounts/current-account';
import { nonceHeader } from '@/lib/http/internal-headers';
import { getDictionary } from '@/lib/i18n/dictionary';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { palette } from '@/lib/settings/palette';
import { accentColor, site } from '@/lib/settings/site';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { title } = getStudioWords(await getStudioLocale());
  const name = `${title} — ${site.name}`;
  return {
    title: { default: name, template: `%s — ${name}` },
    robots: { index: false },
    icons: { icon: site.logo ? `/${site.logo}` : '/icon.svg', apple: '/apple-touch-icon.png' },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  viewportFit: 'cover',
  // The toolbar of the editor stands above a phone's keyboard.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: palette.paper.light },
    { media: '(prefers-color-scheme: dark)', color: palette.paper.dark },
  ],
};

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const locale = await getStudioLocale();
  return (
    <html
      lang={locale}
      dir={getDictionary(locale).direction}
      className={`${serif.variable} ${serifItalic.variable} ${serifRest.variable}`}
    >
      <head>
        <AccentStyle accent={accentColor()} nonce={(await headers()).get(nonceHeader) ?? ''} />
      </head>
      <body className="studio">{children}</body>
    </html>
  );
}
