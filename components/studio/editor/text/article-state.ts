import { history } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { articleLanguage } from './language';

/** A text as it is edited: its characters stay what they are. */
export function articleState(text: string, cursor = 0, extensions: Extension = []): EditorState {
  return EditorState.create({
    doc: text,
    selection: { anchor: Math.min(cursor, text.length) },
    extensions: [
      // Without it, \r\n would become \n.
      EditorState.lineSeparator.of('\n'),
      history(),
      articleLanguage,
      extensions,
    ],
  });
}
