import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNodeRef, Tree } from '@lezer/common';
import { isLineTouched, isTouched } from '../cursor';
import type { Looks } from './looks';

type Tag = { name: string; isEnd: boolean; lang: string; dir: string; title: string };
type Found = { tag: Tag; from: number; to: number };
type HtmlBlock = { name: string; lang: string; from: number; to: number };

const tagPattern = /<(\/?)([a-z][a-z\d]*)\b([^<>]*)>/i;
const textBlocks = /^(?:Paragraph|Task|FootnoteDefinition|TableCell|(?:ATX|Setext)Heading\d)$/;
const blockNames = new Set(['details', 'blockquote', 'figure', 'div', 'section', 'aside']);

function readTag(text: string): Tag | null {
  const [, slash = '', name = '', rest = ''] = tagPattern.exec(text) ?? [];
  if (!name) return null;
  const read = (attribute: string) =>
    new RegExp(`\\b${attribute}\\s*=\\s*["']?([^"'>]*)`, 'i').exec(rest)?.[1]?.trim() ?? '';
  return {
    name: name.toLowerCase(),
    isEnd: slash !== '',
    lang: read('lang'),
    dir: read('dir'),
    title: read('title'),
  };
}

/** HTML in Markdown: what stands between two tags looks as readers see it. */
export class HtmlLooks {
  #open: Found[] = [];

  constructor(readonly looks: Looks) {}

  enter({ name, from, to }: SyntaxNodeRef): boolean {
    if (textBlocks.test(name)) this.#open = [];
    if (name === 'HTMLBlock') {
      this.#showTagLines(from, to);
      return true;
    }
    if (name !== 'HTMLTag') return false;
    const tag = readTag(this.looks.read(from, to));
    if (!tag) return true;
    if (!tag.isEnd) {
      this.#open.push({ tag, from, to });
      return true;
    }
    const at = this.#open.findLastIndex((found) => found.tag.name === tag.name);
    const start = this.#open[at];
    if (!start) return true;
    this.#open.length = at;
    this.#showPair(start, { tag, from, to });
    return true;
  }

  #showPair(start: Found, end: Found): void {
    const { lang, dir, title, name } = start.tag;
    const attributes = Object.fromEntries(
      Object.entries({ lang, dir, title }).filter(([, value]) => value !== ''),
    );
    const className = `md-tag-${name}${lang ? ' md-lang' : ''}`;
    this.looks.mark(className, start.to, end.from, attributes);
    if (isTouched(this.looks.state, start.from, end.to)) {
      this.looks.mark('md-mark', start.from, start.to);
      this.looks.mark('md-mark', end.from, end.to);
    } else {
      this.looks.hide(start.from, start.to);
      this.looks.hide(end.from, end.to);
    }
  }

  #showTagLines(from: number, to: number): void {
    const { state } = this.looks;
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      const summary = /^(\s*<summary\b[^>]*>)(.*?)(<\/summary>\s*)$/.exec(line.text);
      if (summary) {
        const [, start = '', text = ''] = summary;
        const textFrom = line.from + start.length;
        this.looks.mark('md-tag-summary', textFrom, textFrom + text.length);
        if (!isLineTouched(state, line.from)) {
          this.looks.hide(line.from, textFrom);
          this.looks.hide(textFrom + text.length, line.to);
        }
      } else if (
        /^(?:<\/?[a-z][^<>]*>\s*)+$/i.test(line.text) &&
        !isLineTouched(state, line.from)
      ) {
        this.looks.lines('md-tag-hidden', line.from);
        this.looks.hide(line.from, line.to);
      } else this.looks.mark('md-mark md-tag-line', line.from, line.to);
      if (line.to >= to) return;
    }
  }

  /** What stands between the lines of two tags, e.g. of details */
  showBlocks(from: number, to: number): void {
    for (const block of listHtmlBlocks(this.looks.state)) {
      if (block.from > to || block.to < from) continue;
      const { lang, name } = block;
      this.looks.lines(
        `md-block-${name}`,
        Math.max(from, block.from),
        Math.min(to, block.to),
        lang ? { lang } : {},
      );
    }
  }
}

const known = new WeakMap<Tree, HtmlBlock[]>();

function listHtmlBlocks(state: EditorState): HtmlBlock[] {
  const tree = syntaxTree(state);
  const blocks = known.get(tree) ?? findHtmlBlocks(state, tree);
  known.set(tree, blocks);
  return blocks;
}

function findHtmlBlocks(state: EditorState, tree: Tree): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  const open: Found[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'Document') return;
      if (name !== 'HTMLBlock') return false;
      for (const [text] of state.sliceDoc(from, to).matchAll(new RegExp(tagPattern, 'gi'))) {
        const tag = readTag(text);
        if (!tag || !blockNames.has(tag.name)) continue;
        if (!tag.isEnd) {
          open.push({ tag, from, to });
          continue;
        }
        const at = open.findLastIndex((found) => found.tag.name === tag.name);
        const start = open[at];
        if (!start) continue;
        open.length = at;
        blocks.push({ name: tag.name, lang: start.tag.lang, from: start.from, to });
      }
      return false;
    },
  });
  return blocks;
}
