import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { getVideoSite } from '@/lib/markdown/video-sites';
import { type HtmlBlock, HtmlPairs } from './html-tags';
import { readPicture, type WrittenPicture } from './read-picture';

export type ShownBlock = { from: number; to: number; isNested: boolean } & (
  | { kind: 'pictures'; pictures: WrittenPicture[] }
  | { kind: 'video'; site: string; title: string; still: WrittenPicture | null }
  | { kind: 'table'; text: string }
);

type Structure = { shown: ShownBlock[]; html: HtmlBlock[] };

const containers = new Set(['Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);
const known = new WeakMap<Tree, Structure>();

/** Takes only a look at each block, so it can be asked at every key. */
export function readStructure(state: EditorState): Structure {
  const tree = syntaxTree(state);
  const structure = known.get(tree) ?? findBlocks(state, tree);
  known.set(tree, structure);
  return structure;
}

function findBlocks(state: EditorState, tree: Tree): Structure {
  const shown: ShownBlock[] = [];
  const pairs = new HtmlPairs();
  tree.iterate({
    // `block.node` is made when it is asked for, which takes longer than all the rest.
    enter(block) {
      const { name, from, to } = block;
      if (containers.has(name)) return;
      if (name === 'HTMLBlock') pairs.add(state.sliceDoc(from, to), from, to);
      else if (name === 'Table') {
        const isNested = block.node.parent?.name !== 'Document';
        if (!isNested) {
          shown.push({ kind: 'table', from, to, isNested, text: state.sliceDoc(from, to) });
        }
      } else if (name === 'Paragraph' && /[![<h]/.test(state.sliceDoc(from, from + 1))) {
        const { node } = block;
        const found = readParagraph(state, node, node.parent?.name !== 'Document');
        if (found) shown.push(found);
      }
      return false;
    },
  });
  return { shown, html: pairs.found };
}

function readParagraph(state: EditorState, node: SyntaxNode, isNested: boolean): ShownBlock | null {
  const children = listChildren(node).filter(({ name }) => name !== 'QuoteMark');
  const place = { from: node.from, to: node.to, isNested };
  const between = restOf(state, node, children);
  if (children.length === 0 || between.trim() !== '') return null;
  const [only] = children;
  if (only && children.length === 1 && only.name !== 'Image') {
    const url = only.name === 'URL' ? only : only.getChild('URL');
    const site = url && getVideoSite(state.sliceDoc(url.from, url.to));
    if (site) return { kind: 'video', ...place, site, ...readVideo(state, only) };
  }
  const images = children.map((child) =>
    child.name === 'Link' ? getStill(state, child) : child.name === 'Image' ? child : null,
  );
  if (!images.every((image) => image !== null)) return null;
  return {
    kind: 'pictures',
    ...place,
    pictures: images.map((image) => readPicture(state, image)),
  };
}

function readVideo(state: EditorState, link: SyntaxNode) {
  const image = getStill(state, link);
  const still = image && readPicture(state, image);
  const [, end] = link.name === 'Link' ? link.getChildren('LinkMark') : [];
  const text = end ? state.sliceDoc(link.from + 1, end.from) : '';
  const title = still ? still.description : /^(?:https?:\/\/|www\.)\S+$/i.test(text) ? '' : text;
  return { title, still };
}

/** The picture of a link with nothing else in it */
function getStill(state: EditorState, link: SyntaxNode): SyntaxNode | null {
  const image = link.getChild('Image');
  const [start, end] = link.getChildren('LinkMark');
  if (!image || !start || !end) return null;
  const around = state.sliceDoc(start.to, image.from) + state.sliceDoc(image.to, end.from);
  return around.trim() === '' ? image : null;
}

function listChildren(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function restOf(state: EditorState, node: SyntaxNode, children: SyntaxNode[]): string {
  let at = node.from;
  let rest = '';
  for (const child of children) {
    rest += state.sliceDoc(at, child.from);
    at = child.to;
  }
  return (rest + state.sliceDoc(at, node.to)).replace(/^[ >]+/gm, '');
}
