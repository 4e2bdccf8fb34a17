import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldText, type SpamInput, scoreSpam } from './spam';
import { hashSkeleton, isSameSkeleton } from './spam-skeleton';
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
    lines.map((line, index) => ({
      line,
      file,
      fold: index % 10,
      skeleton: hashSkeleton(line.details),
      text: foldText(line.details),
      spam: file === 'spam',
    })),
  );

  function isSuspected({ line, skeleton }: (typeof examples)[number], weights: WordWeights) {
    const alike = examples.filter(
      (other) => other.line.email !== line.email && isSameSkeleton(other.skeleton, skeleton),
    );
    const evidence: SpamInput = {
      ...line,
      honeypot: line.trap ?? '',
      elapsedSeconds: line.elapsedSeconds ?? null,
      otherSenders: alike.length,
      fromSameAddress: 1,
    };
    return scoreSpam(evidence, weights).suspected;
  }

  let suspected: boolean[];
  beforeAll(() => {
    suspected = examples.map((example) => isSuspected(example, learnedWeights));
  }, 60_000);

  test('suspects no genuine message and at least 88 % of the spam', () => {
    const wrongly = examples.filter(({ spam }, index) => !spam && suspected[index]);
    expect(wrongly.map(({ text }) => text)).toEqual([]);
    const caught = examples.filter(({ spam }, index) => spam && suspected[index]);
    expect(caught.length / corpus.spam.length).toBeGreaterThanOrEqual(0.88);
  });

  test('the stored word weights match those trained on the corpus', () => {
    expect(trainWordWeights(examples)).toEqual(learnedWeights);
  });

  test('of texts that the training left out, most spam and no genuine message is suspected', () => {
    const kinds: Record<string, { suspected: number; of: number }> = {};
    const totals = { genuine: 0, spam: 0 };
    for (let fold = 0; fold < 10; fold += 1) {
      const weights = trainWordWeights(examples.filter((example) => example.fold !== fold));
      for (const example of examples.filter((other) => other.fold === fold)) {
        const kind = `${example.file}: ${example.line.kind ?? 'older'}`;
        const count = kinds[kind] ?? { suspected: 0, of: 0 };
        kinds[kind] = count;
        count.of += 1;
        if (!isSuspected(example, weights)) continue;
        count.suspected += 1;
        totals[example.spam ? 'spam' : 'genuine'] += 1;
      }
    }
    console.table(kinds);
    console.log(`Spam filter, tenfold: ${JSON.stringify(totals)}`);
    expect(totals.genuine).toBe(0);
    expect(totals.spam / corpus.spam.length).toBeGreaterThanOrEqual(0.78);
  }, 120_000);
});
