import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Criterion = { number: string; title: string; state: 'C' | 'NC' | 'NA'; reason: string };

const row = /^\| (\d{1,2}\.\d{1,2}) +\| (.+?) +\| (C|NC|NA) +\| (.+?) +\|$/gm;

export function readAssessment(): string {
  return readFileSync(join(process.cwd(), 'docs/rgaa.md'), 'utf8');
}

export function listCriteria(assessment: string): Criterion[] {
  return [...assessment.matchAll(row)].map(([, number = '', title = '', state, reason = '']) => ({
    number,
    title,
    state: state as Criterion['state'],
    reason,
  }));
}

export function countCriteria(criteria: Criterion[]) {
  const count = (wanted: Criterion['state']) =>
    criteria.filter(({ state }) => state === wanted).length;
  return { conforming: count('C'), failing: count('NC'), notApplicable: count('NA') };
}
