import { getSignedIn } from '@/lib/accounts/current-account';
import { findPreview } from '@/lib/drafts/preview';
import { drawShareImage } from '@/lib/share/draw-share-image';
import { articleShareImage } from '@/lib/share/share-image';

type Context = { params: Promise<{ draft: string }> };

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const isSignedIn = await getSignedIn({ isUse: false });
  const preview = isSignedIn ? await findPreview((await params).draft) : null;
  if (preview?.kind !== 'article') return new Response('Not found\n', { status: 404 });
  const { locale, article, seed } = preview;
  const image = { ...articleShareImage(locale, article), ...(seed && { seed }) };
  return new Response(await drawShareImage(image), { headers: { 'Content-Type': 'image/jpeg' } });
}
