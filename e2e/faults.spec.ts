import { expect, test } from '@playwright/test';
import { runChaos } from './chaos/mail';

// npm run chaos sets more.
const submissions = Number(process.env.CHAOS_SUBMISSIONS ?? 60);

test('every acknowledged lead is delivered, whatever fails', async () => {
  const long = submissions > 60;
  test.setTimeout(long ? 3_600_000 : 120_000);
  const kills = long ? Math.round(submissions / 50) : 2;
  const report = await runChaos({ submissions, kills, drainSeconds: long ? 900 : 75 });
  console.log(JSON.stringify(report, null, 2));

  expect(report).toMatchObject({
    acknowledged: submissions,
    lost: [],
    duplicatesUnderAnotherId: 0,
    split: 0,
    // Nor did the recipient who does not exist hold anything up.
    refused: submissions,
    stillPending: 0,
  });
});
