import { Readable } from 'node:stream';
import { requireOwner } from '@/lib/accounts/current-account';
import { exportZip } from '@/lib/imports/archive/export-zip';

export async function GET(): Promise<Response> {
  await requireOwner();
  const day = new Date().toISOString().slice(0, 10);
  return new Response(Readable.toWeb(await exportZip()) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="articles-${day}.zip"`,
      'cache-control': 'no-store',
    },
  });
}
