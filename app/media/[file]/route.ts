import { getCropFile } from '@/lib/media/crops';
import { getImageFile } from '@/lib/media/images';

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const image = (await getImageFile(file)) ?? (await getCropFile(file));
  if (!image) return new Response('Not found\n', { status: 404 });
  return new Response(image.bytes, {
    headers: {
      'Content-Type': image.type,
      // The URL contains a hash of the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
