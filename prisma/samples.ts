import { join } from 'node:path';
import { importContent, listContentErrors, readContentFolders } from '@/lib/imports/content';
import { InvalidFilesError } from '@/lib/markdown/file-errors';

const contentDir = () => join(process.cwd(), 'prisma/content');

export async function loadSamples(): Promise<number> {
  const content = readContentFolders([contentDir()]);
  const errors = await listContentErrors(content);
  if (errors.length > 0) throw new InvalidFilesError(errors);
  const { articles, pages } = await importContent(content);
  return articles.length + pages.length;
}
