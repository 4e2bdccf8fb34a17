import { weighOffers } from './spam-phrases';
import { isRightsRequest } from './spam-rights';
import { type Letter, type WordWeights, weighLetter } from './spam-words';

const mostWordPoints = 3;
const strongOffer = 1.4;
const strongWithoutOffer = 1.8;
/** Below the threshold: without an offer the sender must add to the words. */
const mostTextOdds = 1.5;
const mostSenderOdds = 1.2;
const shortText = 20;

/**
 * Words and a pitch give 4 points at most; a strong pitch gives more. It needs the words of spam and, apart from them, an offer or a sender
 * like those of spam.
 */
export function scoreText(
  letter: Letter,
  isUnexpectedScript: boolean,
  wordWeights: WordWeights,
): { words: number; pitch: number } {
  if (isRightsRequest(letter.text)) return { words: 0, pitch: 0 };
  const { textOdds, offers, pitch } = weighText(letter, wordWeights);
  const words = clamp(1.5 + 1.5 * textOdds, 0, isUnexpectedScript ? 1 : mostWordPoints);
  return {
    words: Math.round(2 * words) / 2,
    pitch: pitch >= 1 && !isUnexpectedScript ? 3 : offers >= 1 ? 1 : 0,
  };
}

/** The pitch is strong from 1 on. */
export function weighText(letter: Letter, wordWeights: WordWeights) {
  const { text: textOdds, sender } = weighLetter(letter, wordWeights);
  const offers = weighOffers(letter.text);
  const words = letter.text.split(/\s+/).length;
  const senderOdds = Math.min(sender, mostSenderOdds) * Math.min(1, words / (1.5 * shortText));
  const tone = 0.1 * clamp(offers, -3, 6);
  if (offers >= 1) return { textOdds, offers, pitch: (textOdds + senderOdds + tone) / strongOffer };
  const strength = Math.min(textOdds, mostTextOdds) + senderOdds + tone;
  return { textOdds, offers, pitch: words < shortText ? 0 : strength / strongWithoutOffer };
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));
