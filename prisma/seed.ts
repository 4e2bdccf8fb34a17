import { db } from '@/lib/store/db';

export async function seedIfEmpty(): Promise<number> {
  if (await db().article.findFirst({ select: { id: true } })) return 0;
  const { loadSamples } = await import('./samples');
  return loadSamples();
}
