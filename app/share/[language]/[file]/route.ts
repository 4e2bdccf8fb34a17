import { sharedCacheControl } from '@/lib/http/cache-control';
import { isLocale } from '@/lib/i18n/locales';
import { answerPicture } from '@/lib/media/picture-response';
import { getShareImageFile } from '@/lib/share/share-image-files';

type Context = { params: Promise<{ language: string; file: string }> };

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { language, file } = await params;
  return answerPicture(() => findShareImage(language, file));
}

async function findShareImage(language: string, file: string): Promise<Response> {
  const found = isLocale(language) ? await getShareImageFile(language, file) : null;
  if (!found) return new Response('Not found\n', { status: 404 });
  if ('movedTo' in found) {
    // Not permanent: the text may change back.
    const headers = { Location: found.movedTo, 'Cache-Control': 'public, max-age=300' };
    return new Response(null, { status: 308, headers });
  }
  return new Response(found.bytes, {
    headers: {
      'Content-Type': 'image/jpeg',
      // The author may choose which part of the cover it shows.
      'Cache-Control': sharedCacheControl,
    },
  });
}
