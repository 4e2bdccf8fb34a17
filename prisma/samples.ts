import { join } from 'node:path';
import { readArticleFolders } from '@/lib/articles/files/article-folder';
import { listFileErrors } from '@/lib/articles/files/folder-checks';
import { importArticles } from '@/lib/articles/files/import-articles';
import { InvalidFilesError } from '@/lib/markdown/file-errors';

const contentDir = () => join(process.cwd(), 'prisma/content');

export async function loadSamples(): Promise<number> {
  const found = readArticleFolders([contentDir()]);
  const errors = await listFileErrors(found);
  if (errors.length > 0) throw new InvalidFilesError(errors);
  return (await importArticles(found)).length;
}
