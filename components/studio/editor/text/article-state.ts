import { history } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { articleLanguage } from './language';

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
