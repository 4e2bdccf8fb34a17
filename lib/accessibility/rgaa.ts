import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of RGAA's 106 criteria: conforming (C), not conforming (NC) or not applicable (NA), and how that was found. */
export type Criterion = { number: string; title: string; state: 'C' | 'NC' | 'NA'; how: string };

const row = /^\| (\d{1,2}\.\d{1,2}) +\| (.+?) +\| (C|NC|NA) +\| (.+?) +\|$/gm;

/** The assessment as it is written in docs/rgaa.md, in Markdown. */
export function readAssessment(): string {
  return readFileSync(join(process.cwd(), 'docs/rgaa.md'), 'utf8');
}

/** The rows of its tables, in their order. */
export function listCriteria(assessment: string): Criterion[] {
  return [...assessment.matchAll(row)].map(([, number = '', title = '', state, how = '']) => ({
    number,
    title,
    state: state as Criterion['state'],
    how,
  }));
}

export function countCriteria(criteria: Criterion[]) {
  const count = (wanted: Criterion['state']) =>
    criteria.filter(({ state }) => state === wanted).length;
  return { conforming: count('C'), failing: count('NC'), notApplicable: count('NA') };
}
