import { functionWords } from './function-words';
import { countPhrases } from './spam-phrases';
import { describeSender } from './spam-sender';
import { describeShape } from './spam-shape';

export type WordWeights = { base: number; weights: Record<string, number> };

const fewFeatures = 15;
const senderScale = 2;

/** A message; the text is by foldText. */
export type Letter = { name: string; email: string; text: string };

/** Log-odds of spam by the text, and how much the name and the address add to them */
export type SpamOdds = { text: number; sender: number };

export function weighLetter(letter: Letter, { base, weights }: WordWeights): SpamOdds {
  const isKnown = (feature: string) => Object.hasOwn(weights, feature);
  const weigh = ({ features, scale }: Part) =>
    features.reduce((total, feature) => total + (weights[feature] ?? 0), 0) / scale;
  const { text, sender } = splitParts(extractParts(letter), isKnown);
  return { text: base + weigh(text), sender: weigh(sender) };
}

type Features = { text: string[]; sender: string[] };

function extractParts({ name, email, text }: Letter): Features {
  return { text: extractFeatures(text), sender: describeSender(name, email) };
}

type Part = { features: string[]; scale: number };

/** Square roots: a long text says more than a short one, but not in proportion; a very short one, and the sender, say little. */
function splitParts(features: Features, isKnown: (feature: string) => boolean) {
  const words = features.text.filter(isKnown);
  const address = features.sender.filter(isKnown);
  const shortness = Math.max(1, fewFeatures / (words.length || 1));
  return {
    text: { features: words, scale: Math.sqrt(words.length || 1) * shortness },
    sender: { features: address, scale: senderScale * Math.sqrt(address.length || 1) },
  };
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

export type Example = Letter & { spam: boolean };

const epochs = 40;
const l2Penalty = 0.002;
/** Smaller weights would double the file. */
const leastWeight = 0.1;

/** Logistic regression by stochastic gradient descent with L2 regularization; deterministic. */
export function trainWordWeights(examples: Example[]): WordWeights {
  const frequency = new Map<string, number>();
  const letters = examples.map((letter) => ({ ...extractParts(letter), spam: letter.spam }));
  for (const { text, sender } of letters) {
    for (const feature of new Set([...text, ...sender])) {
      frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
    }
  }
  const isKnown = (feature: string) => (frequency.get(feature) ?? 0) > 1;
  const names = [...frequency.keys()].filter(isKnown);
  const indexes = new Map(names.map((name, index) => [name, index]));
  const samples = letters.map(({ spam, ...features }) => ({
    parts: Object.values(splitParts(features, isKnown)).map(({ features, scale }) => ({
      features: Int32Array.from(features, (feature) => indexes.get(feature) ?? 0),
      scale,
    })),
    spam,
  }));
  const weights = new Float64Array(names.length);
  let base = 0;
  const random = createRandom();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const learningRate = 0.5 / (1 + epoch / 10);
    for (const { parts, spam } of shuffle(samples, random)) {
      let logOdds = base;
      for (const { features, scale } of parts) {
        for (const index of features) logOdds += (weights[index] ?? 0) / scale;
      }
      const residual = Number(spam) - 1 / (1 + Math.exp(-logOdds));
      base += 0.1 * learningRate * residual;
      for (const { features, scale } of parts) {
        for (const index of features) {
          const weight = weights[index] ?? 0;
          weights[index] = weight + learningRate * (residual / scale - l2Penalty * weight);
        }
      }
    }
  }
  const rounded = names.map((name, index) => [name, round(weights[index] ?? 0)] as const);
  return {
    base: round(base),
    weights: Object.fromEntries(rounded.filter(([, weight]) => Math.abs(weight) >= leastWeight)),
  };
}

const round = (value: number) => Math.round(value * 100) / 100 || 0;

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
