import * as z from 'zod';

/** The folders of DATA_DIR that belong to the store */
export const storeFolders = ['erasures', 'mail', 'media', 'previews', 'secrets'];
export const databaseName = 'blog.db';
/** The last file of an archive: without it the archive is incomplete. */
export const manifestName = 'backup.json';
export const formatVersion = 1;

export const manifestSchema = z.object({
  format: z.number(),
  madeAt: z.iso.datetime(),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Thrown for what is wrong with an archive; the message is for the author. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
}

export function isStorePath(path: string): boolean {
  const [folder = '', ...rest] = path.split('/');
  if (rest.length === 0) return path === databaseName || path === manifestName;
  const isSafe = rest.every((part) => part !== '' && part !== '.' && part !== '..');
  return storeFolders.includes(folder) && isSafe && !/[\\\0]/.test(path);
}
