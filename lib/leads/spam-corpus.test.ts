import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foldText, type SpamInput, scoreSpam } from './spam';
import { trainWordWeights } from './spam-training';
import type { WordWeights } from './spam-words';
import learnedWeights from './spam-words.json';

type Line = Pick<SpamInput, 'name' | 'email' | 'details'> & {
  kind?: string;
  writer?: string;
  trap?: string | null;
  elapsedSeconds?: number | null;
};
const read = (file: string): Line[] =>
  readFileSync(new URL(`spam-corpus/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function toExample(line: Line, spam: boolean) {
  return { line, name: line.name, email: line.email, text: foldText(line.details), spam };
}
type Example = ReturnType<typeof toExample>;

function isSuspected({ line }: Example, weights: WordWeights) {
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

function judge(judged: Example[], weights: WordWeights) {
  const suspected = judged.filter((example) => isSuspected(example, weights));
  return {
    genuine: suspected.filter(({ spam }) => !spam).map(({ text }) => text),
    caught: suspected.filter(({ spam }) => spam).length,
    spams: judged.filter(({ spam }) => spam).length,
  };
}

describe('the corpus of inquiries, other genuine messages and spam', () => {
  const examples = ['inquiries', 'other', 'spam'].flatMap((file) =>
    read(file).map((line) => toExample(line, file === 'spam')),
  );

  test('suspects no genuine message and nearly all of the spam', () => {
    const { genuine, caught, spams } = judge(examples, learnedWeights);
    expect(genuine).toEqual([]);
    expect(caught / spams).toBeGreaterThanOrEqual(0.95);
  });

  test('the stored word weights match those trained on the corpus', {
    timeout: 60_000,
  }, () => {
    expect(trainWordWeights(examples)).toEqual(learnedWeights);
  });

  test('of two writers who did not know the filter, left out of the training in turn, it suspects most spam and hardly a genuine message', {
    timeout: 60_000,
  }, () => {
    const results = ['h', 'i'].map((writer) => {
      const weights = trainWordWeights(examples.filter(({ line }) => line.writer !== writer));
      const leftOut = examples.filter(({ line }) => line.writer === writer);
      return judge(leftOut, weights);
    });
    const caught = results.reduce((sum, result) => sum + result.caught, 0);
    const spams = results.reduce((sum, result) => sum + result.spams, 0);
    expect(spams).toBe(160);
    expect(caught / spams).toBeGreaterThanOrEqual(0.93);
    expect(results.flatMap(({ genuine }) => genuine).length).toBeLessThanOrEqual(1);
  });
});

test('of texts of two other writers, who wrote once the weights were frozen, it suspects nine of ten spams and no genuine message', () => {
  const unseen = read('evaluation').map((line) => toExample(line, line.kind === 'spam'));
  const { genuine, caught, spams } = judge(unseen, learnedWeights);
  expect(genuine).toEqual([]);
  expect([spams, unseen.length - spams]).toEqual([160, 400]);
  expect(caught).toBeGreaterThanOrEqual(151);
});
