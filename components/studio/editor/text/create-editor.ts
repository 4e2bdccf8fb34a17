import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownKeymap } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { articleLanguage } from './language';

type EditorOptions = { parent: HTMLElement; text: string; nonce: string };

/** An editor whose document is the Markdown itself: nothing but what is typed changes it. */
export function createEditor({ parent, text, nonce }: EditorOptions): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        // Without it, \r\n would become \n.
        EditorState.lineSeparator.of('\n'),
        EditorView.lineWrapping,
        history(),
        articleLanguage(),
        search({ top: true }),
        keymap.of([...markdownKeymap, ...historyKeymap, ...searchKeymap, ...defaultKeymap]),
      ],
    }),
  });
}
