import type { ReactNode } from 'react';
import { SiteMark } from '@/components/ui/site-mark';

export function StudioDoor({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="studio-door">
      <SiteMark />
      <h1>{title}</h1>
      {children}
    </main>
  );
}
