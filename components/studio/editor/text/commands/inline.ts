import { syntaxTree } from '@codemirror/language';
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

const elements = {
  strong: { node: 'StrongEmphasis', sign: '**' },
  emphasis: { node: 'Emphasis', sign: '_' },
  strikethrough: { node: 'Strikethrough', sign: '~~' },
  code: { node: 'InlineCode', sign: '`' },
} as const;

export type InlineElement = keyof typeof elements;

const isWordEnd = (text: string) => /[\p{L}\p{N}]/u.test(text);
const linePrefix =
  /^[ \t]*(?:(?:>[ \t]?)*(?:[-+*][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)?)(?:#{1,6}[ \t]+)?/;

export function findInline(
  state: EditorState,
  element: InlineElement,
  { from, to }: SelectionRange,
): SyntaxNode | null {
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, side);
    for (; node; node = node.parent) {
      if (node.name === elements[element].node && node.from <= from && node.to >= to) return node;
    }
  }
  return null;
}

/** Adds or removes the marks around the selection, the word at the cursor or, where there is none, the cursor. */
export function toggleInline(element: InlineElement): StateCommand {
  return ({ state, dispatch }) => {
    const result = state.changeByRange((range) => {
      const found = findInline(state, element, range);
      return found ? unwrap(found, range) : wrap(state, element, range);
    });
    dispatch(state.update(result, { userEvent: 'input.mark', scrollIntoView: true }));
    return true;
  };
}

function unwrap(node: SyntaxNode, range: SelectionRange) {
  const { firstChild: start, lastChild: end } = node;
  const changes = [start, end].flatMap((mark) => (mark ? [{ from: mark.from, to: mark.to }] : []));
  const width = start ? start.to - start.from : 0;
  const shift = (at: number) =>
    Math.min(Math.max(at - width, node.from), Math.max(node.from, (end?.from ?? at) - width));
  return { changes, range: EditorSelection.range(shift(range.anchor), shift(range.head)) };
}

function wrap(state: EditorState, element: InlineElement, range: SelectionRange) {
  const { sign } = elements[element];
  if (range.empty) {
    const word = state.wordAt(range.head);
    const inWord = word && word.from < range.head && word.to > range.head;
    if (!inWord) {
      return {
        changes: { from: range.head, insert: sign + sign },
        range: EditorSelection.cursor(range.head + sign.length),
      };
    }
    const changes = [
      { from: word.from, insert: sign },
      { from: word.to, insert: sign },
    ];
    return { changes, range: EditorSelection.cursor(range.head + sign.length) };
  }
  const parts = listParts(state, range);
  const changes: ChangeSpec[] = [];
  let added = 0;
  for (const { from, to } of parts) {
    // Within a word, `_` is no mark.
    const inWord =
      isWordEnd(state.sliceDoc(from - 1, from)) || isWordEnd(state.sliceDoc(to, to + 1));
    const used = sign === '_' && inWord ? '*' : sign;
    changes.push({ from, insert: used }, { from: to, insert: used });
    added += 2 * used.length;
  }
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return { changes: [], range };
  return {
    changes,
    range: EditorSelection.range(first.from + sign.length, last.to + added - sign.length),
  };
}

/** Marks hold within one line, and not beside a space. */
function listParts(state: EditorState, range: SelectionRange): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let at = range.from; at <= range.to; ) {
    const line = state.doc.lineAt(at);
    const start = line.from + (linePrefix.exec(line.text)?.[0].length ?? 0);
    const from = Math.max(start, range.from);
    const to = Math.min(line.to, range.to);
    const text = state.sliceDoc(from, Math.max(from, to));
    const trimmed = text.trim();
    if (trimmed) {
      const begin = from + text.indexOf(trimmed);
      parts.push({ from: begin, to: begin + trimmed.length });
    }
    at = line.to + 1;
  }
  return parts;
}
