import 'server-only';
import { db } from '@/lib/db';

/**
 * Tells one state of what readers see from every other: of another store, before a change by any
 * program (triggers count them), and before a scheduled article's time has come.
 */
export async function readContentVersion(): Promise<string> {
  const rows = await db().$queryRaw<{ version: string }[]>`
    SELECT store || '/' || version || '/' ||
      coalesce((SELECT max("publishedAt") FROM "Article" WHERE "publishedAt" <= ${new Date()}), '') AS version
    FROM "Content"`;
  return rows[0]?.version ?? '';
}

/** Hands it to the page cache, which is loaded outside the bundle. */
export function shareContentVersion(): void {
  Object.assign(globalThis, { readContentVersion });
}
