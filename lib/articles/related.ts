import { LRUCache } from 'lru-cache';
import { foldAccents } from '@/lib/typography/fold-accents';

type Comparable = {
  title: string;
  dek: string;
  publishedAt: Date | null;
  topics: { slug: string }[];
};

/** Sorts candidates by common topics, then by common words in title and dek, then the newest first. */
export function rankRelated<Candidate extends Comparable>(
  article: Comparable,
  candidates: Candidate[],
): Candidate[] {
  const weights = weighWords([article, ...candidates]);
  const words = listWords(article);
  const topics = new Set(article.topics.map(({ slug }) => slug));
  const score = (candidate: Candidate) => {
    const shared = candidate.topics.filter(({ slug }) => topics.has(slug)).length;
    return shared + similarity(words, listWords(candidate), weights);
  };
  const time = ({ publishedAt }: Candidate) => publishedAt?.getTime() ?? 0;
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        time(b.candidate) - time(a.candidate) ||
        a.candidate.title.localeCompare(b.candidate.title),
    )
    .map(({ candidate }) => candidate);
}

const wordsOf = new LRUCache<string, Set<string>>({ max: 1000, memoMethod: findWords });

function listWords({ title, dek }: Comparable): Set<string> {
  return wordsOf.memo(`${title} ${dek}`);
}

function findWords(text: string): Set<string> {
  return new Set(
    foldAccents(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu),
  );
}

function weighWords(texts: Comparable[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of listWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, Math.log(texts.length / count)]));
}

/** Weighted overlap of two sets of words, from 0 to below 1, so that a common topic always counts more. */
function similarity(a: Set<string>, b: Set<string>, weights: Map<string, number>): number {
  const weigh = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  const shared = weigh([...a].filter((word) => b.has(word)));
  const all = weigh(new Set([...a, ...b]));
  return all === 0 ? 0 : (shared / all) * 0.99;
}
