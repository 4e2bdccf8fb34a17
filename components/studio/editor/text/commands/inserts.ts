import { syntaxTree } from '@codemirror/language';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { joinTitle } from '@/lib/markdown/picture-title';
import { insertBlock } from './blocks';

export type LinkValues = { text: string; address: string };
export type PictureValues = {
  address: string;
  description: string;
  caption: string;
  credit: string;
};
export type QuotationValues = { text: string; author: string; work: string };

const escapeText = (text: string) => text.replace(/[[\]\\]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
const writeAddress = (address: string) => {
  const encoded = address.trim().replaceAll(' ', '%20');
  return /[()<>]/.test(encoded) ? `<${encoded.replace(/[<>]/g, '\\$&')}>` : encoded;
};

export const writeLink = ({ text, address }: LinkValues) =>
  `[${escapeText(text || address)}](${writeAddress(address)})`;

export function writePicture({ address, description, caption, credit }: PictureValues): string {
  const title = joinTitle(caption.trim(), credit.trim()).replace(/\s*\n\s*/g, ' ');
  const written = title && ` "${title.replace(/["\\]/g, '\\$&')}"`;
  return `![${escapeText(description.trim())}](${writeAddress(address)}${written})`;
}

/** The link at the cursor, or what would become one */
export function findLink(state: EditorState): LinkValues & { from: number; to: number } {
  const { from, to } = state.selection.main;
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, side);
    while (node && node.name !== 'Link') node = node.parent;
    const url = node?.getChild('URL');
    const [, end] = node?.getChildren('LinkMark') ?? [];
    if (!node || !url || !end || node.to < to) continue;
    return {
      from: node.from,
      to: node.to,
      text: state.sliceDoc(node.from + 1, end.from).replace(/\\([[\]\\])/g, '$1'),
      address: state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1'),
    };
  }
  const text = state.sliceDoc(from, to);
  const isAddress = /^(?:https?:\/\/|mailto:|\/)\S+$/.test(text);
  return { from, to, text: isAddress ? '' : text, address: isAddress ? text : '' };
}

export function replaceText(from: number, to: number, insert: string): TransactionSpec {
  return {
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.form',
    scrollIntoView: true,
  };
}

/** A reference at the cursor and its text at the end, in one step */
export function insertFootnote(state: EditorState, text: string): TransactionSpec {
  const at = state.selection.main.to;
  const name = findFreeName(state);
  const { doc } = state;
  const end = doc.sliceString(Math.max(0, doc.length - 2));
  const breaks = at === doc.length ? 0 : (/\n*$/.exec(end)?.[0].length ?? 0);
  const reference = `[^${name}]`;
  const definition = `[^${name}]: ${text.trim().replace(/\s*\n\s*/g, ' ')}`;
  const changes = [
    { from: at, insert: reference },
    { from: doc.length, insert: '\n'.repeat(2 - breaks) + definition },
  ];
  return {
    changes,
    selection: { anchor: at + reference.length },
    userEvent: 'input.form',
    scrollIntoView: true,
  };
}

function findFreeName(state: EditorState): number {
  const names = new Set(
    [...state.doc.toString().matchAll(/\[\^([^\]\s]+)\]/g)].map(([, name]) => name),
  );
  let name = 1;
  while (names.has(String(name))) name += 1;
  return name;
}

export function insertQuotation(
  state: EditorState,
  { text, author, work }: QuotationValues,
): TransactionSpec {
  const source = [author.trim(), work.trim() && `_${work.trim()}_`].filter(Boolean).join(', ');
  const lines = [...text.trim().split('\n'), ...(source ? ['', `— ${source}`] : [])];
  const block = lines.map((line) => `> ${line}`.trimEnd()).join('\n');
  const { main } = state.selection;
  const isWhole = main.from === state.doc.lineAt(main.from).from && !main.empty;
  return isWhole && main.to === state.doc.lineAt(main.to).to
    ? replaceText(main.from, main.to, block)
    : insertBlock(state, block);
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export function insertLanguage(
  state: EditorState,
  { language, text }: { language: string; text: string },
): TransactionSpec {
  const { from, to } = state.selection.main;
  const direction = rightToLeft.has(language.split('-')[0] ?? '') ? ' dir="rtl"' : '';
  return replaceText(from, to, `<span lang="${language}"${direction}>${text}</span>`);
}

export function insertVideo(state: EditorState, { text, address }: LinkValues): TransactionSpec {
  return insertBlock(state, writeLink({ text, address }));
}
