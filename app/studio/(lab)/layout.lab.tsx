import type { ReactNode } from 'react';
// The sheets of app/(site)/[locale]/layout.tsx in its order: with others, Turbopack would split the readers' file.
import '@/components/site.css';
import '@/components/articles/prose.css';
import '@/components/search/search.css';

export const dynamic = 'force-dynamic';

export default function LabLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
