import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { serif, serifItalic, serifRest } from '@/components/fonts';
// As the readers' layout: other sheets, or another order, would split theirs.
import '@/components/site.css';
import { getStudioLocale } from '@/lib/accounts/current-account';
import { nonceHeader } from '@/lib/http/internal-headers';
import { accentStyle } from '@/lib/settings/site';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { robots: { index: false } };
export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function PreviewLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang={await getStudioLocale()}
      className={`${serif.variable} ${serifItalic.variable} ${serifRest.variable}`}
    >
      <head>
        <style nonce={(await headers()).get(nonceHeader) ?? ''}>{accentStyle()}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
