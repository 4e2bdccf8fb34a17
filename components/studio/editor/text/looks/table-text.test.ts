import { expect, test } from 'vitest';
import { readTable, writeTable } from './table-text';

const text = `| Mois     | Justes |  Coût |
| :------- | :----: | ----: |
| Novembre |        | 410 € |
| a \\| b | c | d | trop |
|short|`;

test('a table is read as GitHub reads it: missing cells are empty, too many are dropped', () => {
  expect(readTable(text)).toEqual({
    alignments: ['start', 'center', 'end'],
    rows: [
      ['Mois', 'Justes', 'Coût'],
      ['Novembre', '', '410 €'],
      ['a | b', 'c', 'd'],
      ['short', '', ''],
    ],
  });
});

test('an unchanged table keeps its bytes, a changed one those of its other rows', () => {
  const table = readTable(text);
  expect(writeTable(table, text)).toBe(text);
  const rows = table.rows.map((row, index) => (index === 1 ? ['Mai|juin', '\n3', '1 €'] : row));
  expect(writeTable({ ...table, rows }, text).split('\n')).toEqual([
    ...text.split('\n').slice(0, 2),
    '| Mai\\|juin | 3 | 1 € |',
    ...text.split('\n').slice(3),
  ]);
});

test('what is written is read back', () => {
  const table = {
    alignments: ['none' as const, 'end' as const],
    rows: [
      ['a', ''],
      ['| \\| x', ''],
    ],
  };
  expect(readTable(writeTable(table)).rows[0]).toEqual(['a', '']);
  expect(readTable(writeTable(table)).alignments).toEqual(['none', 'end']);
});
