import { expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import { addEvents, addLead, run, trickyText } from './test-leads';

withEmptyStore();

/** Parses CSV as RFC 4180 defines it. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"\\r\\n${separator}]*)(${separator}|\\r\\n)`, 'gy');
  let row: string[] = [];
  for (const [, content = '', end] of text.matchAll(cell)) {
    row.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

async function exportRows(separator: ',' | ';' = ',') {
  const { stdout } = await run(['export', '--separator', separator]);
  expect(stdout.startsWith('\uFEFFreference')).toBe(true);
  const [titles = [], ...rows] = parseCsv(stdout.slice(1), separator);
  for (const row of rows) expect(row).toHaveLength(titles.length);
  return rows.map((row) =>
    Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ''])),
  );
}

test.each([',', ';'] as const)('writes every cell, separated by %s', async (separator) => {
  const fields = {
    reference: 'IA-7K3F9',
    name: trickyText.emoji,
    phone: '06 12 34 56 78',
    details: trickyText.long,
    createdAt: new Date('2026-01-01T10:00:00Z'),
    referrerHost: 'linkedin.com',
    utmCampaign: 'a, "b"; c',
    spamScore: 3,
    spamReasons: '[{"signal":"links","points":3}]',
  };
  await addLead(fields);
  expect(await exportRows(separator)).toEqual([
    expect.objectContaining({
      ...fields,
      createdAt: '2026-01-01T10:00:00.000Z',
      spamScore: '3',
      spamReasons: 'links 3',
      suspectedAt: '',
      articleTitle: '',
      delivery: 'no message',
    }),
  ]);
});

test('has the state, notes, replies, history and draft of each lead', async () => {
  const times = { firstAnsweredAt: new Date(0), lastContactAt: new Date(1) };
  const { id } = await addLead({ state: 'talking', snoozedUntil: new Date(2), ...times });
  await addEvents(id);
  expect(await exportRows()).toEqual([
    expect.objectContaining({
      state: 'talking',
      firstAnsweredAt: '1970-01-01T00:00:00.000Z',
      lastContactAt: '1970-01-01T00:00:00.001Z',
      snoozedUntil: '1970-01-01T00:00:00.002Z',
      notes: '2026-01-02 11:00 note (author@example.com)\nRappeler\nmardi',
      replies: '2026-01-02 11:00 reply (author@example.com)\nBonjour Amina',
      history: '2026-01-02 11:00 state talking (author@example.com, undone 2026-01-03 11:00)',
      draft: 'Chère Amina',
    }),
  ]);
  const { stdout } = await run(['export', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject([
    {
      state: 'talking',
      history: [
        { kind: 'note', text: 'Rappeler\nmardi', actor: 'author@example.com', undoneAt: null },
        { kind: 'reply', text: 'Bonjour Amina' },
        { kind: 'state', text: 'talking', undoneAt: '2026-01-03T10:00:00.000Z' },
      ],
      draft: { text: 'Chère Amina' },
    },
  ]);
});

test('keeps Arabic and line breaks', async () => {
  await addLead({ name: trickyText.bidi, details: 'سطر\n\n"سطر"\nfin' });
  expect(await exportRows()).toMatchObject([
    { name: trickyText.bidi, details: 'سطر\n\n"سطر"\nfin' },
  ]);
});

test.each([
  [trickyText.name, `'${trickyText.name}`],
  ['+212 6 00', "'+212 6 00"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "\n'=1"],
  ['  =1', "  '=1"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠1', "'＠1"],
  // If the spreadsheet expects another separator
  ['Amina;=1+1', "Amina;'=1+1"],
  ['Amina,@A1', "Amina,'@A1"],
  ['a\n-1', "a\n'-1"],
  // Not formulas
  ['Anne-Marie = 1', 'Anne-Marie = 1'],
  ["L'IA, c'est + que - rien; @ bientôt", "L'IA, c'est + que - rien; @ bientôt"],
])('disarms formulas: %j', async (name, safe) => {
  await addLead({ name });
  expect(await exportRows()).toMatchObject([{ name: safe }]);
});
