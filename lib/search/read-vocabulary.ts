import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { createVocabulary, type Vocabulary } from './vocabulary';

let kept: { version: string; vocabulary: Promise<Vocabulary> } | undefined;

/** Kept in memory until the content changes. */
export async function readVocabulary(): Promise<Vocabulary> {
  // The version is checked once per turn of the event loop, and this turn may have written.
  await setImmediate();
  const version = await readContentVersion();
  if (kept?.version === version) return kept.vocabulary;
  const vocabulary = queryVocabulary();
  kept = { version, vocabulary };
  vocabulary.catch(() => {
    kept = undefined;
  });
  return vocabulary;
}

/** Read as one text because Prisma takes longer to read the rows than SQLite to find them. */
async function queryVocabulary(): Promise<Vocabulary> {
  const [row] = await db().$queryRaw<{ lines: string | null }[]>`
    SELECT group_concat("doc" || ' ' || "term", char(10)) AS "lines" FROM "ArticleSearchVocabulary"`;
  const articlesByWord = new Map<string, number>();
  for (const line of row?.lines?.split('\n') ?? []) {
    const space = line.indexOf(' ');
    articlesByWord.set(line.slice(space + 1), Number(line.slice(0, space)));
  }
  return createVocabulary(articlesByWord);
}
