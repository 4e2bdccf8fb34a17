import { anySpace, type Edit, noBreakSpace } from './run';

const dash = new RegExp(`(?<=\\S)(${anySpace}+)[—–](${anySpace}+(?=\\S)|(?=[,;.!?)]))`, 'gu');

/** Keeps a pair of dashes with the aside between them; unpaired dashes never begin a line. */
export function keepDashesInLine(run: string): Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  for (const end of sentenceEnds(run)) {
    const dashes = Array.from(run.slice(from, end).matchAll(dash)).filter(
      ({ 0: found, index }) =>
        !(
          /\d$/.test(run.slice(0, from + index)) &&
          /^\d/.test(run.slice(from + index + found.length))
        ),
    );
    for (const [order, { 0: found, 1: before = '', 2: after = '', index }] of dashes.entries()) {
      const opens = dashes.length % 2 === 0 && order % 2 === 0;
      const start = from + index + (opens ? found.length - after.length : 0);
      edits.push({ start, end: start + (opens ? after : before).length, text: noBreakSpace });
    }
    from = end;
  }
  return edits.filter(({ start, end }) => end > start);
}

function sentenceEnds(run: string): number[] {
  if (!/[—–]/.test(run)) return [];
  const ends = Array.from(
    run.matchAll(/[.!?…][»”)’\s]*\s(?=[«“(\s]*\p{Lu})/gu),
    (match) => match.index + match[0].length,
  );
  return [...ends, run.length];
}
