import type { ReactNode } from 'react';
import { SiteMark } from '@/components/ui/site-mark';

/** What stands before the studio: one column, nothing to go to. */
export function StudioDoor({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="studio-door">
      <SiteMark />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
