import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { splitTitle } from '@/lib/markdown/picture-title';

export type WrittenPicture = {
  from: number;
  to: number;
  description: string;
  address: string;
  caption: string;
  credit: string;
};

export function readPicture({ doc }: EditorState, node: SyntaxNode): WrittenPicture {
  const [, end] = node.getChildren('LinkMark');
  const url = node.getChild('URL');
  const title = node.getChild('LinkTitle');
  return {
    from: node.from,
    to: node.to,
    description: readEscapes(doc.sliceString(node.from + 2, end?.from ?? node.to)),
    address: url ? doc.sliceString(url.from, url.to).replace(/^<(.*)>$/, '$1') : '',
    ...splitTitle(title ? readEscapes(doc.sliceString(title.from + 1, title.to - 1)) : ''),
  };
}

const readEscapes = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
