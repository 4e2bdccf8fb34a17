import { db } from '@/lib/store/db';

/** Loads the sample articles into a store without articles, and returns their number. */
export async function seedIfEmpty(): Promise<number> {
  if (await db().article.findFirst({ select: { id: true } })) return 0;
  const { loadSamples } = await import('./samples');
  return loadSamples();
}
