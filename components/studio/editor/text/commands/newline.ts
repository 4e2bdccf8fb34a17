import { insertNewlineKeepIndent } from '@codemirror/commands';
import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand } from '@codemirror/state';

const linePattern =
  /^((?:[ \t]*>[ \t]?)*)([ \t]*)((?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\](?:[ \t]+|$))?)?/;
const blockStart = /^[ \t]*(?:#{1,6}[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t]|>|```|~~~|\||<|\[\^)/;

const continueList = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Enter: the next paragraph, item of a list or paragraph of a quotation; in an empty one it leaves it. */
export const insertParagraph: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  if (isVerbatim(state, main.from)) return insertNewlineKeepIndent({ state, dispatch });
  const line = state.doc.lineAt(main.from);
  const [prefix = '', quote = '', indent = '', mark = ''] = linePattern.exec(line.text) ?? [];
  const isEmpty = line.text.length === prefix.length && main.empty;
  const replace = (from: number, to: number, insert: string) => {
    dispatch(
      state.update({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
        scrollIntoView: true,
      }),
    );
    return true;
  };
  if (mark) {
    const leaves = isEmpty && !indent && !quote;
    return leaves ? replace(line.from, line.to, '\n') : continueList({ state, dispatch });
  }
  if (quote) {
    const from = Math.max(main.from, line.from + prefix.length);
    if (!isEmpty) return replace(from, Math.max(from, main.to), `\n${quote.trimEnd()}\n${quote}`);
    const previous = line.number > 1 ? state.doc.line(line.number - 1) : line;
    const hasBlank = /^[ \t>]*$/.test(previous.text) && previous !== line;
    return replace(hasBlank ? previous.from : line.from, line.to, '\n');
  }
  return replace(main.from, main.to, line.text.trim() === '' ? '\n' : `\n\n${indent}`);
};

export const insertLineBreak: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  if (isVerbatim(state, from)) return insertNewlineKeepIndent({ state, dispatch });
  const [, quote = '', indent = '', mark = ''] =
    linePattern.exec(state.doc.lineAt(from).text) ?? [];
  const insert = `\\\n${quote}${indent}${' '.repeat(mark.length)}`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.type',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Backspace at the start of a paragraph takes back what Enter wrote. */
export const joinParagraphs: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  if (!main.empty || main.head !== line.from || line.number < 3) return false;
  if (blockStart.test(line.text) || isVerbatim(state, main.head)) return false;
  const [blank, before] = [state.doc.line(line.number - 1), state.doc.line(line.number - 2)];
  if (blank.text !== '' || before.text.trim() === '' || isVerbatim(state, before.to)) return false;
  dispatch(
    state.update({
      changes: { from: before.to, to: line.from },
      userEvent: 'delete.backward',
      scrollIntoView: true,
    }),
  );
  return true;
};

/** Whether a line end stands for itself, e.g. in code */
function isVerbatim(state: EditorState, at: number): boolean {
  for (const side of [-1, 1] as const) {
    let node = syntaxTree(state).resolveInner(at, side);
    for (; node.parent; node = node.parent) {
      if (/^(?:FencedCode|HTMLBlock|CommentBlock|Table)$/.test(node.name)) {
        const isAfter = at === node.to && node.name !== 'FencedCode';
        return node.from < at && (at < node.to || isAfter || !isClosed(state, node.from, node.to));
      }
    }
  }
  return false;
}

const isClosed = (state: EditorState, from: number, to: number) => {
  const fence = /^(?:`{3,}|~{3,})/.exec(state.sliceDoc(from, to))?.[0] ?? '';
  return fence !== '' && state.sliceDoc(from + fence.length, to).endsWith(`\n${fence}`);
};
