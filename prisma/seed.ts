import { db } from '@/lib/store/db';

/** Loads the sample articles into a store that has no article. @returns how many were loaded */
export async function seedIfEmpty(): Promise<number> {
  if (await db().article.findFirst({ select: { id: true } })) return 0;
  // What reads files and makes pictures is for the first start alone: the others need not wait for it.
  const { loadSamples } = await import('./samples');
  return loadSamples();
}
