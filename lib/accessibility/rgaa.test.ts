import { expect, test } from 'vitest';
import { countCriteria, listCriteria, readAssessment } from './rgaa';

/** Number of criteria in each theme of RGAA 4.1 */
const themes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

test('the assessment has all 106 criteria in order, each with a state and a reason', () => {
  const criteria = listCriteria(readAssessment());
  const numbers = themes.flatMap((count, theme) =>
    Array.from({ length: count }, (_, index) => `${theme + 1}.${index + 1}`),
  );
  expect(numbers).toHaveLength(106);
  expect(criteria.map(({ number }) => number)).toEqual(numbers);
  for (const { reason } of criteria) expect(reason.length).toBeGreaterThan(5);
  const { conforming, failing, notApplicable } = countCriteria(criteria);
  expect(conforming + failing + notApplicable).toBe(106);
});

test('ignores a row without a known state', () => {
  expect(listCriteria('| 1.1 | Image | OUI | Test. |\n| 1.2 | Image | C | Test. |')).toEqual([
    { number: '1.2', title: 'Image', state: 'C', reason: 'Test.' },
  ]);
});
