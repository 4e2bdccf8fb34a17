import { getSignedIn } from '@/lib/accounts/current-account';
import { drawZellige } from '@/lib/covers/zellige';
import { slugPattern } from '@/lib/markdown/slug';

type Context = { params: Promise<{ seed: string }> };

/** The cover that an article with this slug gets unless it has one of its own. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { seed } = await params;
  if (!(await getSignedIn({ isUse: false })) || !slugPattern.test(seed) || seed.length > 250) {
    return new Response('Not found\n', { status: 404 });
  }
  return new Response(drawZellige(seed), { headers: { 'Content-Type': 'image/svg+xml' } });
}
