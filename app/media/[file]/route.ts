import { sharedCacheControl } from '@/lib/http/cache-control';
import { getCropFile } from '@/lib/media/crops';
import { getDrawingFile } from '@/lib/media/drawings';
import { getImageFile } from '@/lib/media/images';
import { answerPicture } from '@/lib/media/picture-response';

type Context = { params: Promise<{ file: string }> };

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return answerPicture(async () => {
    const image = (await getDrawingFile(file)) ?? (await getImageFile(file));
    // The URL contains a hash of the content.
    if (image) return send(image, 'public, max-age=31536000, immutable');
    const crop = await getCropFile(file);
    // The author may choose what it shows.
    return crop ? send(crop, sharedCacheControl) : new Response('Not found\n', { status: 404 });
  });
}

function send({ bytes, type }: { bytes: Buffer<ArrayBuffer>; type: string }, lifetime: string) {
  return new Response(bytes, { headers: { 'Content-Type': type, 'Cache-Control': lifetime } });
}
