import type { Nodes, Root } from 'mdast';
import type { WarningKind } from '@/lib/i18n/studio/imports/fr';
import type { Span } from '@/lib/markdown/scan-markdown';

/** A text being changed, and the line of the file that each of its lines comes from */
export type Lines = { text: string; lines: number[] };

export type Edit = Span & { text: string };

/** A text as it is between two steps */
export type ParsedBody = {
  text: string;
  tree: Root;
  /** Of addresses */
  destinations: Span[];
  code: Span[];
};

/** Names what is lost, by its place in the text. */
export type WarnAt = (kind: WarningKind, detail: string, offset: number) => void;

export function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

export function toLines(text: string, firstLine: number): Lines {
  return { text, lines: text.split('\n').map((_, index) => firstLine + index) };
}

/** An edit inside another one is left out. */
export function applyEdits({ text, lines }: Lines, edits: Edit[]): Lines {
  const sorted = [...edits].sort((one, other) => one.start - other.start || other.end - one.end);
  const result: string[] = [];
  const kept = [lines[0] ?? 1];
  let line = 0;
  let at = 0;
  const copyTo = (end: number) => {
    const piece = text.slice(at, end);
    result.push(piece);
    for (let count = countLineEnds(piece); count > 0; count -= 1) {
      line += 1;
      kept.push(lines[line] ?? 1);
    }
  };
  for (const { start, end: given, text: replacement } of sorted) {
    if (start < at) continue;
    const end = given + (replacement.trim() ? 0 : countEmptyLines(text, start, given));
    copyTo(start);
    result.push(replacement);
    for (let count = countLineEnds(replacement); count > 0; count -= 1) kept.push(lines[line] ?? 1);
    line += countLineEnds(text.slice(start, end));
    at = end;
  }
  copyTo(text.length);
  return { text: result.join(''), lines: kept };
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}

/** @returns a function from an offset to the line of the file */
export function createLineFinder({ text, lines }: Lines): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return lines[low] ?? 1;
  };
}

/** Lines of a piece in a list or a quotation begin as the first one does; what has a line of its own becomes a block. */
export function toBlock(written: string, text: string, { start, end }: Span): Edit {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const rest = text.slice(end, end + 200);
  const isAtStart = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*$/.test(line);
  const prefix = isAtStart ? line.replace(/[^\s>]/g, ' ') : '';
  const block = written.replaceAll('\n', `\n${prefix}`);
  if (line !== '' || !/^[ \t]*(?:\n|$)/.test(rest) || written === '')
    return { start, end, text: block };
  const before = start === 0 || text.slice(0, start).endsWith('\n\n') ? '' : '\n';
  const after = /^[ \t]*\n[ \t]*\S/.test(rest) ? '\n' : '';
  return { start, end, text: before + block + after };
}

/** Where a block was removed, one empty line is enough. */
function countEmptyLines(text: string, start: number, end: number): number {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 20);
  if (!/(?:^|\n)[ \t]*$/.test(before)) return 0;
  const isFirst = start === 0 || /\n[ \t]*\n[ \t]*$/.test(before);
  const empty = isFirst ? /^(?:[ \t]*\n)+/ : /^[ \t]*\n(?=[ \t]*\n)/;
  return empty.exec(after)?.[0].length ?? 0;
}
