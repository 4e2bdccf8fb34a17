import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foldText, type SpamInput, scoreSpam } from './spam';
import { isRightsRequest } from './spam-rights';
import { weighText } from './spam-text';
import { trainWordWeights, type WordWeights } from './spam-words';
import learnedWeights from './spam-words.json';

type Line = Pick<SpamInput, 'name' | 'email' | 'details'> & {
  kind?: string;
  trap?: string | null;
  elapsedSeconds?: number | null;
};
const read = (file: string): Line[] =>
  readFileSync(new URL(`spam-corpus/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the corpus of inquiries, other genuine messages and spam', () => {
  const corpus = { inquiries: read('inquiries'), other: read('other'), spam: read('spam') };
  const examples = Object.entries(corpus).flatMap(([file, lines]) =>
    lines.map((line) => ({
      line,
      name: line.name,
      email: line.email,
      text: foldText(line.details),
      spam: file === 'spam',
    })),
  );
  type Corpus = typeof examples;

  function isSuspected({ line }: Corpus[number], weights: WordWeights) {
    const evidence: SpamInput = {
      ...line,
      honeypot: line.trap ?? '',
      elapsedSeconds: line.elapsedSeconds ?? null,
      otherSenders: 0,
      isJudgedSpam: null,
      fromSameAddress: 1,
    };
    return scoreSpam(evidence, weights).suspected;
  }

  function judge(judged: Corpus, weights: WordWeights) {
    const suspected = judged.filter((example) => isSuspected(example, weights));
    return {
      genuine: suspected.filter(({ spam }) => !spam).map(({ text }) => text),
      caught:
        suspected.filter(({ spam }) => spam).length / judged.filter(({ spam }) => spam).length,
    };
  }

  test('suspects no genuine message and most of the spam', () => {
    const { genuine, caught } = judge(examples, learnedWeights);
    expect(genuine).toEqual([]);
    expect(caught).toBeGreaterThanOrEqual(0.8);
  });

  test('the stored word weights match those trained on the corpus', () => {
    expect(trainWordWeights(examples)).toEqual(learnedWeights);
  });

  test('of every fifth text, left out of the training, it suspects most spam and comes near no genuine message', () => {
    const leftOut = examples.filter((_, index) => index % 5 === 0);
    const weights = trainWordWeights(examples.filter((_, index) => index % 5 !== 0));
    const { genuine, caught } = judge(leftOut, weights);
    console.log(`Spam filter: ${(100 * caught).toFixed(0)} % of the spam left out is suspected.`);
    expect(genuine).toEqual([]);
    expect(caught).toBeGreaterThanOrEqual(0.6);
    const pitches = leftOut
      .filter(({ spam, text }) => !spam && !isRightsRequest(text))
      .map((letter) => weighText(letter, weights).pitch);
    expect(Math.max(...pitches)).toBeLessThan(0.9);
  });
});
