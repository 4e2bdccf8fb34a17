import { weighOffers } from './spam-phrases';
import { isRightsRequest } from './spam-rights';
import { spamLogOdds, type WordWeights } from './spam-words';

const mostWordPoints = 3;
/** The strongest genuine text that the training left out reaches 2.2. */
export const strongPitch = 2.75;

/**
 * Words and a pitch give 4 points at most; a pitch stronger than any genuine text's gives more.
 * @param text by foldText
 */
export function scoreText(
  text: string,
  isUnexpectedScript: boolean,
  wordWeights: WordWeights,
): { words: number; pitch: number } {
  if (isRightsRequest(text)) return { words: 0, pitch: 0 };
  const { logOdds, offers, strength } = weighText(text, wordWeights);
  const words = clamp(1.5 + 1.5 * logOdds, 0, isUnexpectedScript ? 1 : mostWordPoints);
  return {
    words: Math.round(2 * words) / 2,
    pitch: strength >= strongPitch ? 3 : offers >= 1 ? 1 : 0,
  };
}

export function weighText(text: string, wordWeights: WordWeights) {
  const logOdds = spamLogOdds(text, wordWeights);
  const offers = weighOffers(text);
  const strength = Math.min(logOdds, 2.5) + 0.45 * clamp(offers, -3, 6);
  return { logOdds, offers, strength };
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));
