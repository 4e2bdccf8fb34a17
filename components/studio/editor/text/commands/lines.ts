import type { EditorState, Line, StateCommand } from '@codemirror/state';

const heading = /^#{1,6}(?:[ \t]+|$)/;
const listMark = /^(?:[-+*](?:[ \t]+\[[ xX]\])?|\d{1,9}[.)])[ \t]+/;

export type ListKind = 'bullets' | 'numbers' | 'tasks';

const kinds: Record<ListKind, { is: RegExp; make: (index: number) => string }> = {
  tasks: { is: /^[-+*][ \t]+\[[ xX]\][ \t]+/, make: () => '- [ ] ' },
  bullets: { is: /^[-+*][ \t]+(?!\[[ xX]\][ \t])/, make: () => '- ' },
  numbers: { is: /^\d{1,9}[.)][ \t]+/, make: (index) => `${index + 1}. ` },
};

export function toggleHeading(level: number): StateCommand {
  const mark = `${'#'.repeat(level)} `;
  return changeLines((text) => (text.startsWith(mark) ? null : mark), heading);
}

export function toggleList(kind: ListKind): StateCommand {
  const { is, make } = kinds[kind];
  return changeLines((text, index) => (is.test(text) ? null : make(index)), listMark);
}

/**
 * Puts marks before the selected lines, in place of those that `old` finds; if every line has its mark, removes them.
 * @param mark what stands before a line of that text; null: it has the mark
 */
function changeLines(
  mark: (text: string, index: number) => string | null,
  old: RegExp,
): StateCommand {
  return ({ state, dispatch }) => {
    const lines = listLines(state);
    const shown = lines.filter((line) => line.text.trim() || lines.length === 1);
    const isSet = shown.every((line) => mark(withoutIndent(line.text), 0) === null);
    const changes = shown.flatMap((line, index) => {
      const text = withoutIndent(line.text);
      const from = line.from + line.text.length - text.length;
      const end = old.exec(text)?.[0].length ?? 0;
      const insert = isSet ? '' : mark(text, index);
      return insert === null ? [] : [{ from, to: from + end, insert }];
    });
    dispatch(
      state.update({
        changes,
        // The cursor stays behind a mark that is written before it.
        selection: state.selection.map(state.changes(changes), 1),
        userEvent: 'input.mark',
        scrollIntoView: true,
      }),
    );
    return true;
  };
}

const withoutIndent = (text: string) => text.replace(/^[ \t]+/, '');

function listLines(state: EditorState): Line[] {
  const { from, to } = state.selection.main;
  const lines: Line[] = [];
  for (let at = from; ; ) {
    const line = state.doc.lineAt(at);
    lines.push(line);
    if (line.to >= to) return lines;
    at = line.to + 1;
  }
}
