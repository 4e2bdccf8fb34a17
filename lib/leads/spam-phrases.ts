import { ask } from './spam-phrases/asking';
import { callToAction, optOut, threat } from './spam-phrases/pressing';
import { bait, offer, price } from './spam-phrases/selling';
import { linkTrade, lure, yourSite } from './spam-phrases/topics';

/**
 * What spam and inquiries say, over the output of foldText: lower case, no accents. A line is a regular expression, an indented one goes on
 * with it; a paragraph is one way of saying it. A text that says it in several ways is the clearer.
 */
const sources = {
  offer,
  bait,
  price,
  callToAction,
  optOut,
  linkTrade,
  yourSite,
  threat,
  lure,
  ask,
};

export type PhraseKind = keyof typeof sources;

const phrases = Object.entries(sources).map(([kind, source]) => ({
  kind,
  patterns: source
    .trim()
    .split('\n\n')
    .map(
      (way) => new RegExp(`(?<![a-z\\d])(?:${way.replaceAll('\n  ', '').replaceAll('\n', '|')})`),
    ),
}));

/** In how many ways the text says each of them. */
export function countPhrases(text: string): Record<PhraseKind, number> {
  const counts = phrases.map(({ kind, patterns }) => [
    kind,
    patterns.filter((pattern) => pattern.test(text)).length,
  ]);
  return Object.fromEntries(counts);
}

/** Positive for a sender who offers, negative for one who asks. What a sender quotes is not an offer of his. */
export function weighOffers(text: string): number {
  const says = countPhrases(text.replace(/«[^»]{0,300}»|“[^”]{0,300}”/g, ' '));
  const sells = says.offer + says.bait + says.price + says.callToAction;
  const hints = (says.threat + says.lure + says.yourSite) / 2;
  return sells + hints + 1.5 * says.optOut + 2 * says.linkTrade - 2 * says.ask;
}
