import { syntaxTree } from '@codemirror/language';
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state';

type Insertion = { from: number; to: number; insert: string; start: number };

/**
 * Where a block can stand: on the blank line at a position, or after the block that it is in.
 * @returns start: where the text begins after the change
 */
export function placeBlock(state: EditorState, at: number, text: string): Insertion {
  const { doc } = state;
  const line = doc.lineAt(at);
  const isBlank = line.text.trim() === '';
  const end = isBlank ? line.to : findBlockEnd(state, at);
  const from = isBlank ? line.from : end;
  const before = isBlank ? countBreaks(doc.sliceString(Math.max(0, from - 2), from)) : 0;
  const after = countBreaks(
    doc
      .sliceString(end, end + 2)
      .split('')
      .reverse()
      .join(''),
  );
  const lead = from === 0 ? '' : '\n'.repeat(2 - before);
  const trail = end === doc.length ? '' : '\n'.repeat(2 - after);
  return { from, to: end, insert: lead + text + trail, start: from + lead.length };
}

const countBreaks = (text: string) => /\n*$/.exec(text)?.[0].length ?? 0;

function findBlockEnd(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  const tree = syntaxTree(state);
  const block = tree.resolve(at, -1) === tree.topNode ? null : findTop(state, at);
  return state.doc.lineAt(Math.max(line.to, block?.to ?? 0)).to;
}

function findTop(state: EditorState, at: number) {
  for (const side of [-1, 1] as const) {
    let node = syntaxTree(state).resolve(at, side);
    while (node.parent && node.parent.name !== 'Document') node = node.parent;
    if (node.name !== 'Document') return node;
  }
  return null;
}

/** @param select what of the text is selected afterwards; if left out, the cursor is on a blank line below it */
export function insertBlock(
  state: EditorState,
  text: string,
  select?: { from: number; to: number },
): TransactionSpec {
  const block = select ? text : `${text}\n\n`;
  const { start, ...changes } = placeBlock(state, state.selection.main.head, block);
  const { from, to } = select ?? { from: block.length, to: block.length };
  return {
    changes,
    selection: { anchor: start + from, head: start + to },
    userEvent: 'input.block',
    scrollIntoView: true,
  };
}

function wrapLines(
  open: (text: string) => string,
  close: (text: string) => string,
  between = '\n',
  select?: RegExp,
): StateCommand {
  return ({ state, dispatch }) => {
    const { main } = state.selection;
    const from = state.doc.lineAt(main.from).from;
    const to = state.doc.lineAt(main.to).to;
    const text = main.empty ? '' : state.sliceDoc(from, to);
    const head = open(text) + between;
    const block = `${head}${text}${between}${close(text)}`;
    const found = select?.exec(block);
    const place = found
      ? { from: found.index, to: found.index + found[0].length }
      : { from: head.length, to: head.length + text.length };
    if (main.empty) dispatch(state.update(insertBlock(state, block, place)));
    else {
      dispatch(
        state.update({
          changes: { from, to, insert: block },
          selection: { anchor: from + place.from, head: from + place.to },
          userEvent: 'input.block',
          scrollIntoView: true,
        }),
      );
    }
    return true;
  };
}

/** A fence longer than any in the text */
const fence = (text: string) =>
  '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([found]) => found.length + 1)));

export const wrapInCode = wrapLines(fence, fence);

export const wrapInDetails = (title: string): StateCommand =>
  wrapLines(
    () => `<details>\n<summary>${title}</summary>`,
    () => '</details>',
    '\n\n',
    /(?<=<summary>).*(?=<\/summary>)/,
  );

export const insertRule: StateCommand = ({ state, dispatch }) => {
  dispatch(state.update(insertBlock(state, '---')));
  return true;
};
