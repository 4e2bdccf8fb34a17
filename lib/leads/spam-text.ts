import { isRightsRequest } from './spam-rights';
import { type Letter, type WordWeights, weighLetter } from './spam-words';

const mostWordPoints = 3;
const mostWeakPoints = 4;
/** Log-odds, chosen by leaving out of the training one writer after the other */
const strongOdds = 1;
const leastOdds = -0.4;
/** Half way between the medians of spam and of genuine messages: below it, the writer asks rather than sells. */
const neutralStance = -0.8;
/** In words; below it, each ten that are missing cost one of the log-odds. */
const shortText = 25;

/** Words and pitch together: 4 points at most, 5 if the writer, apart from the words, sells rather than asks. */
export function scoreText(
  letter: Letter,
  isUnexpectedScript: boolean,
  wordWeights: WordWeights,
): { words: number; pitch: number } {
  if (isRightsRequest(letter.text)) return { words: 0, pitch: 0 };
  const { words, sells, total } = weighText(letter, wordWeights);
  const weak = clamp(
    mostWeakPoints * (total - leastOdds),
    0,
    isUnexpectedScript ? 1 : mostWeakPoints,
  );
  const points = total >= strongOdds && sells && !isUnexpectedScript ? 5 : floorToHalf(weak);
  const wordPoints = floorToHalf(clamp(1 + words, 0, Math.min(mostWordPoints, points)));
  return { words: wordPoints, pitch: points - wordPoints };
}

export function weighText(letter: Letter, wordWeights: WordWeights) {
  const { words, stance, sender } = weighLetter(letter, wordWeights);
  const missing = Math.max(0, shortText - letter.text.split(/\s+/).length);
  return {
    words,
    sells: stance + sender > neutralStance,
    total: wordWeights.base + words + stance + sender - missing / 10,
  };
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));

const floorToHalf = (value: number) => Math.floor(2 * value) / 2;
