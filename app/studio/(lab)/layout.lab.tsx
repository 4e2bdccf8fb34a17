import type { ReactNode } from 'react';
// The same sheet as in app/(site)/[locale]/layout.tsx: with another one, Turbopack would split it.
import '@/components/site.css';

export const dynamic = 'force-dynamic';

export default function LabLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
