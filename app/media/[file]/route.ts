import { sharedCacheControl } from '@/lib/http/cache-control';
import { getCropFile } from '@/lib/media/crops';
import { getImageFile } from '@/lib/media/images';

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const image = await getImageFile(file);
  // The URL contains a hash of the content.
  if (image) return send(image, 'public, max-age=31536000, immutable');
  const crop = await getCropFile(file);
  // The author may choose what it shows.
  return crop ? send(crop, sharedCacheControl) : new Response('Not found\n', { status: 404 });
}

function send({ bytes, type }: { bytes: Buffer<ArrayBuffer>; type: string }, lifetime: string) {
  return new Response(bytes, { headers: { 'Content-Type': type, 'Cache-Control': lifetime } });
}
