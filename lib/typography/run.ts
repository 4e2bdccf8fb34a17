import type { Text } from 'hast';
import { findProtectedSpans } from './protected-spans';

export type TextPiece = { text: string; depth: number; fixed?: boolean; node?: Text };

/** Offsets are UTF-16 units of the run. */
export type Edit = { start: number; end: number; text: string };

export type Rule = (run: string) => Edit[];

export const anySpace = '[ \\t\\n\\r\\u00a0\\u202f\\u2009]';
export const noBreakSpace = '\u00a0';
export const narrowNoBreakSpace = '\u202f';
/** Replaces code, addresses and images in the text that rules see. */
export const placeholder = '\ufffc';

export function replaceMatches(pattern: RegExp, text: string): Rule {
  return (run) =>
    Array.from(run.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text,
    }));
}

export function setSpaceBefore(pattern: RegExp, space: string): Rule {
  return (run) =>
    Array.from(run.matchAll(pattern), ({ index: end }) => {
      let start = end;
      while (start > 0 && isSpace(run[start - 1])) start -= 1;
      return { start, end, text: space };
    });
}

export function setSpaceAfter(pattern: RegExp, space: string): Rule {
  return (run) =>
    Array.from(run.matchAll(pattern), (match) => {
      const start = match.index + match[0].length;
      let end = start;
      while (isSpace(run[end])) end += 1;
      return { start, end, text: space };
    });
}

const oneSpace = new RegExp(anySpace);
function isSpace(sign: string | undefined): boolean {
  return sign !== undefined && oneSpace.test(sign);
}

// A quick test before the pairs of patterns.
const mayNeedJoin = /[A-ZÀ-Þ\d½¼¾.§\ufffc]/;

export function joinWithNoBreakSpace(
  pairs: readonly (readonly [before: RegExp, after: RegExp])[],
): Rule {
  const spaces = new RegExp(`${anySpace}+`, 'g');
  return (run) =>
    Array.from(run.matchAll(spaces)).flatMap((match) => {
      const start = match.index;
      const end = start + match[0].length;
      if (!mayNeedJoin.test(run.slice(Math.max(0, start - 6), end + 1))) return [];
      const left = run.slice(Math.max(0, start - 32), start);
      const right = run.slice(end, end + 32);
      const matches = pairs.some(([before, after]) => after.test(right) && before.test(left));
      return matches ? [{ start, end, text: noBreakSpace }] : [];
    });
}

/** Repeats the rules until nothing changes, so that typesetting twice equals once. */
export function typesetRun(pieces: TextPiece[], rules: readonly Rule[]): void {
  for (let round = 0; round < 6; round += 1) {
    const before = joinPieces(pieces);
    const parts = hideProtected(pieces, before);
    for (const rule of rules) {
      const run = joinPieces(parts);
      const edits = rule(run).filter(({ start, end, text }) => run.slice(start, end) !== text);
      applyEdits(parts, run, edits);
    }
    for (const piece of pieces) if (!piece.fixed) piece.text = '';
    for (const part of parts) if (!part.piece.fixed) part.piece.text += part.hidden ?? part.text;
    if (joinPieces(pieces) === before) return;
  }
}

type Part = TextPiece & { piece: TextPiece; hidden?: string };

function joinPieces(pieces: readonly TextPiece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

function hideProtected(pieces: readonly TextPiece[], run: string): Part[] {
  const found = findProtectedSpans(run);
  let next = 0;
  const parts: Part[] = [];
  let from = 0;
  for (const piece of pieces) {
    const to = from + piece.text.length;
    let at = from;
    const addText = (end: number) => parts.push({ ...piece, text: run.slice(at, end), piece });
    while ((found[next]?.end ?? Infinity) <= from) next += 1;
    let hasHidden = false;
    for (let index = next; !piece.fixed; index += 1) {
      const { start, end } = found[index] ?? { start: to, end: to };
      if (start >= to) break;
      hasHidden = true;
      if (start > at) addText(start);
      const first = Math.max(start, from);
      const last = Math.min(end, to);
      const text = start >= from ? placeholder : '';
      parts.push({ ...piece, text, hidden: run.slice(first, last), fixed: true, piece });
      at = last;
    }
    if (at < to || !hasHidden) addText(to);
    from = to;
  }
  return parts;
}

/** @param run the text of all parts @param edits in the order of their places, without overlap */
function applyEdits(parts: Part[], run: string, edits: readonly Edit[]): void {
  let length = 0;
  const spans = parts.map((part): PartSpan => {
    const start = length;
    length += part.text.length;
    return { part, start, end: length, edited: '', editedTo: start };
  });
  let first = 0;
  for (const { start, end, text } of edits) {
    while ((spans[first]?.end ?? start) < start) first += 1;
    const touched: PartSpan[] = [];
    for (let index = first; (spans[index]?.start ?? Infinity) <= end; index += 1) {
      const span = spans[index];
      if (span && !span.part.fixed) touched.push(span);
    }
    const target = chooseTarget(touched, start, text);
    for (const span of touched) {
      const cutStart = Math.max(start, span.start);
      span.edited += run.slice(span.editedTo, cutStart) + (span === target ? text : '');
      span.editedTo = Math.min(end, span.end);
    }
  }
  for (const { part, end, edited, editedTo } of spans) {
    if (!part.fixed) part.text = edited + run.slice(editedTo, end);
  }
}

type PartSpan = { part: Part; start: number; end: number; edited: string; editedTo: number };

/** A space goes to the outermost piece it touches, so that no link underlines it. */
function chooseTarget(touched: PartSpan[], at: number, text: string): PartSpan | undefined {
  const isSpace = text.trim() === '';
  const rank = ({ part, start, end }: PartSpan) =>
    (isSpace ? part.depth * 2 : 0) + (start <= at && at < end ? 0 : 1);
  let target = touched[0];
  for (const span of touched) if (target && rank(span) < rank(target)) target = span;
  return target;
}
