import { functionWords } from './function-words';
import { countPhrases } from './spam-phrases';
import { describeShape } from './spam-shape';

export type WordWeights = { base: number; weights: Record<string, number> };

const fewFeatures = 15;

/** @param text by foldText */
export function spamLogOdds(text: string, { base, weights }: WordWeights): number {
  const known = extractFeatures(text).flatMap((feature) =>
    Object.hasOwn(weights, feature) ? (weights[feature] ?? 0) : [],
  );
  return base + known.reduce((sum, weight) => sum + weight, 0) / scaleOf(known.length);
}

/** Square root: a long text says more than a short one, but not in proportion; a very short one says little. */
function scaleOf(features: number): number {
  return Math.sqrt(features || 1) * Math.max(1, fewFeatures / (features || 1));
}

/** Words, pairs of neighbours, prefixes of words, phrases and shape; for Chinese, pairs of characters. */
export function extractFeatures(text: string): string[] {
  const plain = text.replace(/https?:\/\/\S+/g, ' urlx ').replace(/\d[\d .,]*/g, ' # ');
  const words = plain.match(/[\p{L}#€$@%!?]+|\p{Extended_Pictographic}/gu) ?? [];
  const features = new Set<string>();
  words.forEach((word, index) => {
    if (/\p{Script=Han}/u.test(word)) {
      for (let at = 0; at + 1 < word.length; at += 1) features.add(word.slice(at, at + 2));
      return;
    }
    const former = words[index - 1];
    if (functionWords.has(word)) {
      if (former && !functionWords.has(former)) features.add(`${former} ${word}`);
      return;
    }
    features.add(word);
    if (word.length >= 5) features.add(`${word.slice(0, 5)}*`);
    if (former) features.add(`${former} ${word}`);
  });
  for (const [kind, count] of Object.entries(countPhrases(text))) {
    for (let at = 1; at <= count; at += 1) features.add(`~${kind}${at}`);
  }
  return [...features, ...describeShape(text)];
}

export type Example = { text: string; spam: boolean };

const epochs = 40;
const l2Penalty = 0.002;

/** Logistic regression by stochastic gradient descent with L2 regularization; deterministic. */
export function trainWordWeights(examples: Example[]): WordWeights {
  const documents = examples.map(({ text, spam }) => ({ features: extractFeatures(text), spam }));
  const frequency = new Map<string, number>();
  for (const feature of documents.flatMap(({ features }) => features)) {
    frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  }
  const samples = documents.map(({ features, spam }) => ({
    features: features.filter((feature) => (frequency.get(feature) ?? 0) > 1),
    spam,
  }));
  const weights = new Map<string, number>();
  let base = 0;
  const random = createRandom();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const learningRate = 0.5 / (1 + epoch / 10);
    for (const { features, spam } of shuffle(samples, random)) {
      const scale = scaleOf(features.length);
      const sum = features.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
      const residual = Number(spam) - 1 / (1 + Math.exp(-(base + sum / scale)));
      base += 0.1 * learningRate * residual;
      for (const feature of features) {
        const weight = weights.get(feature) ?? 0;
        weights.set(feature, weight + learningRate * (residual / scale - l2Penalty * weight));
      }
    }
  }
  return {
    base: round(base),
    weights: Object.fromEntries([...weights].map(([k, v]) => [k, round(v)])),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000 || 0;

/** Lehmer generator: deterministic. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffle<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
