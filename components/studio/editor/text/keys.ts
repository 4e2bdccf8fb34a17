import { defaultKeymap, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { deleteMarkupBackward } from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { type Command, type EditorView, keymap } from '@codemirror/view';
import { toggleHeading } from './commands/lines';
import { insertLineBreak, insertParagraph, joinParagraphs } from './commands/newline';
import type { EditorHost } from './editor-host';
import { inlineCommands, runElement } from './elements';

/** What the keys do that are the screen's, not the text's */
export type ScreenKeys = { save(): void; preview(): void; publish(): void };

export function editorKeys(host: EditorHost, screen: ScreenKeys): Extension {
  const call =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  const link = (view: EditorView) => {
    runElement('link', view, host);
    return true;
  };
  return keymap.of([
    { key: 'Mod-b', run: inlineCommands.strong },
    { key: 'Mod-i', run: inlineCommands.emphasis },
    { key: 'Mod-k', run: link },
    { key: 'Mod-Alt-2', run: toggleHeading(2) },
    { key: 'Mod-Alt-3', run: toggleHeading(3) },
    { key: 'Mod-s', run: call(screen.save), preventDefault: true },
    { key: 'Mod-p', run: call(screen.preview), preventDefault: true },
    { key: 'Mod-Enter', run: call(screen.publish), preventDefault: true },
    // Elsewhere, Tab leaves the text.
    { key: 'Tab', run: inList(indentMore), shift: inList(indentLess) },
    { key: 'Enter', run: insertParagraph, shift: insertLineBreak },
    { key: 'Backspace', run: joinParagraphs },
    { key: 'Backspace', run: deleteMarkupBackward },
    ...historyKeymap,
    { key: 'Mod-f', run: openSearch, preventDefault: true },
    ...defaultKeymap.filter(({ key }) => key !== 'Alt-l' && key !== 'Ctrl-l'),
  ]);
}

const searched = new WeakSet<EditorView>();

const openSearch: Command = (view) => {
  if (searched.has(view)) return false;
  searched.add(view);
  import('./search-panel').then(
    ({ showSearch }) => showSearch(view),
    // E.g. without a connection: the next press tries again.
    () => searched.delete(view),
  );
  return true;
};

const inList =
  (command: Command): Command =>
  (view) =>
    isInList(view.state) && command(view);

function isInList(state: EditorState): boolean {
  let node = syntaxTree(state).resolveInner(state.selection.main.from, 1);
  for (; node.parent; node = node.parent) if (node.name === 'ListItem') return true;
  let before = syntaxTree(state).resolveInner(state.selection.main.from, -1);
  for (; before.parent; before = before.parent) if (before.name === 'ListItem') return true;
  return false;
}
