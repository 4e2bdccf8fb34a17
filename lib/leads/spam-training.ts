import {
  type Letter,
  type LetterParts,
  scaleOf,
  splitLetter,
  type WordWeights,
} from './spam-words';

export type Example = Letter & { spam: boolean };

const epochs = 40;
const l2Penalty = 4e-6;
const leastWeight = 0.6;
const partNames = ['words', 'stance', 'sender'] as const;

type Sample = { index: Int32Array; value: Float64Array; spam: boolean };

/** Logistic regression by stochastic gradient descent over features weighed by how rare they are; deterministic. */
export function trainWordWeights(examples: Example[]): WordWeights {
  const letters = examples.map((letter) => ({ parts: splitLetter(letter), spam: letter.spam }));
  const vocabulary = countFeatures(letters.map(({ parts }) => parts));
  const samples = letters.map(({ parts, spam }): Sample => {
    const known = partNames.flatMap((part) =>
      parts[part].flatMap((feature) => {
        const entry = vocabulary.get(`${part} ${feature}`);
        return entry ? [{ index: entry.index, value: entry.rarity * scaleOf(parts, part) }] : [];
      }),
    );
    return {
      index: Int32Array.from(known, ({ index }) => index),
      value: Float64Array.from(known, ({ value }) => value),
      spam,
    };
  });
  const { base, weights } = descend(samples, vocabulary.size);
  const result: WordWeights = { base: round(base), words: {}, stance: {}, sender: {} };
  for (const { part, feature, index, rarity } of vocabulary.values()) {
    const weight = round((weights[index] ?? 0) * rarity);
    if (Math.abs(weight) >= leastWeight) result[part][feature] = weight;
  }
  return result;
}

function countFeatures(letters: LetterParts[]) {
  const frequency = new Map<string, { part: keyof LetterParts; feature: string; count: number }>();
  for (const parts of letters) {
    for (const part of partNames) {
      for (const feature of new Set(parts[part])) {
        const entry = frequency.get(`${part} ${feature}`) ?? { part, feature, count: 0 };
        entry.count += 1;
        frequency.set(`${part} ${feature}`, entry);
      }
    }
  }
  const known = [...frequency].filter(([, { count }]) => count > 1);
  return new Map(
    known.map(([name, { part, feature, count }], index) => [
      name,
      { part, feature, index, rarity: (1 + Math.log(letters.length / count)) / 6 },
    ]),
  );
}

function descend(samples: Sample[], size: number) {
  const weights = new Float64Array(size);
  let base = 0;
  const random = createRandom();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const learningRate = 4 / (1 + epoch / 10);
    for (const { index, value, spam } of shuffle(samples, random)) {
      let logOdds = base;
      for (let at = 0; at < index.length; at += 1) {
        logOdds += (weights[index[at] ?? 0] ?? 0) * (value[at] ?? 0);
      }
      const residual = Number(spam) - 1 / (1 + Math.exp(-logOdds));
      base += 0.05 * learningRate * residual;
      for (let at = 0; at < index.length; at += 1) {
        const feature = index[at] ?? 0;
        const weight = weights[feature] ?? 0;
        weights[feature] =
          weight + learningRate * (residual * (value[at] ?? 0) - l2Penalty * weight);
      }
    }
  }
  return { base, weights };
}

const round = (value: number) => Math.round(value * 10) / 10 || 0;

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
