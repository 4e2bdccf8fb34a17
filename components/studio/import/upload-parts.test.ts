import { expect, test } from 'vitest';
import { partBytes } from '@/lib/imports/archive/archive';
import { uploadParts } from './upload-parts';

const file = new Blob([new Uint8Array(2 * partBytes + 10)]);

/** @param answers statuses by part, the first attempt first; 0 is no answer */
async function upload(answers: Record<number, number[]>, received: number[] = []) {
  const sent: [part: number, bytes: number][] = [];
  const progress: number[] = [];
  const outcome = await uploadParts(file, {
    id: 'one',
    received,
    waits: [0, 0],
    signal: new AbortController().signal,
    onProgress: (count) => progress.push(count),
    post: async (url, body) => {
      const part = Number(/\?id=one&part=(\d+)$/.exec(url)?.[1]);
      sent.push([part, body.size]);
      const status = answers[part]?.shift() ?? 200;
      if (status === 0) throw new TypeError('Failed to fetch');
      return status;
    },
  });
  return { outcome, sent, progress };
}

test('sends each part once, in order', async () => {
  expect(await upload({})).toEqual({
    outcome: 'complete',
    sent: [
      [0, partBytes],
      [1, partBytes],
      [2, 10],
    ],
    progress: [1, 2, 3],
  });
});

test('sends only what the server has not', async () => {
  const { sent, progress } = await upload({}, [0, 2]);
  expect(sent).toEqual([[1, partBytes]]);
  expect(progress).toEqual([3]);
});

test('tries again after a fault that may pass', async () => {
  const { outcome, sent } = await upload({ 1: [0, 503] });
  expect(outcome).toBe('complete');
  expect(sent.map(([part]) => part)).toEqual([0, 1, 1, 1, 2]);
});

test.each([
  ['offline', [0, 503, 0], 3],
  ['signedOut', [401], 1],
  ['gone', [409], 1],
  ['gone', [400], 1],
])('says %s when the server answers %j', async (expected, answers, attempts) => {
  const { outcome, sent } = await upload({ 0: answers });
  expect(outcome).toBe(expected);
  expect(sent).toHaveLength(attempts);
});
