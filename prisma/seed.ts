import { join } from 'node:path';
import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { listMistakes } from '@/lib/articles/files/folder-checks';
import { importArticles } from '@/lib/articles/files/import-articles';
import { MistakesError } from '@/lib/articles/files/mistakes';
import { db } from '@/lib/db';

const contentDir = () => join(process.cwd(), 'prisma/content');

/** Loads the sample articles into a store that has no article. @returns how many were loaded */
export async function seedIfEmpty(): Promise<number> {
  if ((await db().article.count()) > 0) return 0;
  const found = readArticleFolders([contentDir()]);
  const mistakes = await listMistakes(found);
  if (mistakes.length > 0) throw new MistakesError(mistakes);
  return (await importArticles(found)).length;
}
