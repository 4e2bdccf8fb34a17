import type { ReactNode } from 'react';
import '@/components/site.css';
import './lab.css';

export const dynamic = 'force-dynamic';

export default function LabLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
