import { cookies, headers } from 'next/headers';
import Link from 'next/link';
import { Suspense } from 'react';
import { nonceHeader } from '@/lib/http/internal-headers';
import { LabForm } from './lab-form';

export default async function LabPage() {
  const cookieStore = await cookies();
  const requestHeaders = await headers();
  return (
    <main>
      <style nonce={requestHeaders.get(nonceHeader) ?? ''}>{'h1 { color: rgb(1, 2, 3) }'}</style>
      <h1>Lab</h1>
      <p>Visits: {cookieStore.get('visits')?.value ?? 'none'}</p>
      <pre>{JSON.stringify(Object.fromEntries(requestHeaders))}</pre>
      <LabForm />
      <Link href="/studio/lab/other">Other page</Link>
      <Suspense fallback={<p>Late part: loading</p>}>
        <LatePart />
      </Suspense>
    </main>
  );
}

async function LatePart() {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return <p>Late part: loaded</p>;
}
