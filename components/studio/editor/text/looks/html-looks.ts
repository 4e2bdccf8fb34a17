import type { SyntaxNodeRef } from '@lezer/common';
import { isLineTouched, isTouched } from '../cursor';
import { readTag, type Tag } from './html-tags';
import type { Looks } from './looks';
import { readStructure } from './read-blocks';

type Found = { tag: Tag; from: number; to: number };

const textBlocks = /^(?:Paragraph|Task|FootnoteDefinition|TableCell|(?:ATX|Setext)Heading\d)$/;

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
    for (const block of readStructure(this.looks.state).html) {
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
