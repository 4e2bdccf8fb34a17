import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foldText, type SpamInput, scoreSpam } from './spam';
import { spamLogOdds, trainWordWeights } from './spam-words';
import wordWeights from './spam-words.json';

describe('a corpus of 300 inquiries and 300 spam texts', () => {
  type Line = Pick<SpamInput, 'name' | 'email' | 'details'> & {
    trap?: string | null;
    elapsedSeconds?: number | null;
  };
  const read = (file: string): Line[] =>
    readFileSync(new URL(`spam-corpus/${file}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const inquiries = read('inquiries');
  const spam = read('spam');
  const examples = [
    ...inquiries.map(({ details }) => ({ text: foldText(details), spam: false })),
    ...spam.map(({ details }) => ({ text: foldText(details), spam: true })),
  ];

  function listSuspected(lines: Line[]): string[] {
    const senders = new Map<string, Set<string>>();
    return lines.flatMap(({ name, email, details, trap, elapsedSeconds }) => {
      const words = (details.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
      const others = senders.get(words) ?? new Set();
      senders.set(words, others);
      const { suspected } = scoreSpam({
        name,
        email,
        details,
        honeypot: trap ?? '',
        elapsedSeconds: elapsedSeconds ?? null,
        otherSenders: others.size,
        fromSameAddress: 1,
      });
      others.add(email);
      return suspected ? [details] : [];
    });
  }

  test('suspects no inquiry and at least 95 % of the spam', () => {
    expect([inquiries.length, spam.length]).toEqual([300, 300]);
    const wrongly = listSuspected(inquiries);
    const caught = listSuspected(spam).length;
    const precision = caught / (caught + wrongly.length);
    console.log(`Spam filter: precision ${precision.toFixed(3)}, recall ${caught / spam.length}`);
    expect(wrongly).toEqual([]);
    expect(caught / spam.length).toBeGreaterThanOrEqual(0.95);
  });

  test('the stored word weights match those trained on the corpus', () => {
    expect(trainWordWeights(examples)).toEqual(wordWeights);
  });

  test('word weights alone recognize most unseen spam and few inquiries (10-fold cross-validation)', () => {
    const counts = { inquiries: 0, spam: 0 };
    for (let fold = 0; fold < 10; fold += 1) {
      const weights = trainWordWeights(examples.filter((_, index) => index % 10 !== fold));
      for (const { text, spam } of examples.filter((_, index) => index % 10 === fold)) {
        if (spamLogOdds(text, weights) >= 1) counts[spam ? 'spam' : 'inquiries'] += 1;
      }
    }
    console.log(`Spam filter, unseen, words alone, of 300 each: ${JSON.stringify(counts)}`);
    expect(counts.inquiries).toBeLessThanOrEqual(6);
    expect(counts.spam).toBeGreaterThanOrEqual(195);
  }, 60_000);
});
