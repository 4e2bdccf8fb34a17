import { setTimeout as delay } from 'node:timers/promises';
import { cookies, headers } from 'next/headers';
import Link from 'next/link';
import { Suspense } from 'react';
import { nonceHeader, peerAddressHeader } from '@/lib/http/internal-headers';
import { LabForm } from './lab-form';

export default async function LabPage() {
  const [cookieStore, requestHeaders] = [await cookies(), await headers()];
  return (
    <main>
      <style nonce={requestHeaders.get(nonceHeader) ?? ''}>{'h1 { color: rgb(1, 2, 3) }'}</style>
      <h1>Lab</h1>
      <p id="visits">{cookieStore.get('visits')?.value ?? 'none'}</p>
      <p id="headers">
        {[...requestHeaders].map(([name, value]) => `${name}: ${value}`).join('\n')}
      </p>
      <p id="peer">{requestHeaders.get(peerAddressHeader)}</p>
      <LabForm />
      <Link href="/studio/lab/other">Other page</Link>
      <Suspense fallback={<p id="late">Loading</p>}>
        <Late />
      </Suspense>
    </main>
  );
}

async function Late() {
  await delay(1000);
  return <p id="late">Loaded</p>;
}
