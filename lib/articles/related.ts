type Comparable = {
  title: string;
  dek: string;
  publishedAt: Date | null;
  topics: { slug: string }[];
};

/** Candidates by kinship with an article (topics first, then words in title and dek), then newest. */
export function rankRelated<Candidate extends Comparable>(
  article: Comparable,
  candidates: Candidate[],
): Candidate[] {
  const rarity = weighWords([article, ...candidates]);
  const words = listWords(article);
  const topics = new Set(article.topics.map(({ slug }) => slug));
  const score = (candidate: Candidate) => {
    const shared = candidate.topics.filter(({ slug }) => topics.has(slug)).length;
    return shared + similarity(words, listWords(candidate), rarity);
  };
  const newness = ({ publishedAt }: Candidate) => publishedAt?.getTime() ?? 0;
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        newness(b.candidate) - newness(a.candidate) ||
        a.candidate.title.localeCompare(b.candidate.title),
    )
    .map(({ candidate }) => candidate);
}

/** Words of four letters and more, accents and case folded: shorter ones say little of a subject. */
function listWords({ title, dek }: Comparable): Set<string> {
  const folded = `${title} ${dek}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set(folded.match(/[\p{L}\p{N}]{4,}/gu));
}

/** Inverse document frequency: a word that every article has weighs nothing. */
function weighWords(texts: Comparable[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of listWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, Math.log(texts.length / count)]));
}

/** Weighted overlap of two sets of words, from 0 (nothing shared) to below 1. */
function similarity(a: Set<string>, b: Set<string>, rarity: Map<string, number>): number {
  const weigh = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  const shared = weigh([...a].filter((word) => b.has(word)));
  const all = weigh(new Set([...a, ...b]));
  return all === 0 ? 0 : (shared / all) * 0.99;
}
