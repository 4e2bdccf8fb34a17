import type { SyntaxNodeRef } from '@lezer/common';
import { isTouched } from '../cursor';
import type { Looks } from './looks';
import { TaskWidget } from './small-widgets';

const maxLevel = 6;

/** Items hang on their marks, and deeper ones stand further in, however they are indented. */
export class ListLooks {
  readonly #levels = new Map<number, number>();

  constructor(readonly looks: Looks) {}

  /** @returns whether nothing else shows the node itself */
  enter({ name, from, to, node }: SyntaxNodeRef, start: number, end: number): boolean {
    if (name === 'ListItem') {
      this.#noteLevel(Math.max(from, start), Math.min(to, end));
      return true;
    }
    if (name === 'ListMark') {
      if (node.nextSibling?.name !== 'Task')
        this.looks.mark('md-list-mark', from, this.#skipSpace(to));
      return true;
    }
    if (name !== 'TaskMarker') return false;
    const { state, read, host } = this.looks;
    const mark = node.parent?.prevSibling?.from ?? from;
    if (isTouched(state, mark, to)) this.looks.mark('md-list-mark', mark, this.#skipSpace(to));
    else {
      const label = read(to, node.parent?.to ?? to).trim() || host.words.looks.task;
      this.looks.show(new TaskWidget(read(from, to) !== '[ ]', label), mark, this.#skipSpace(to));
    }
    return true;
  }

  #noteLevel(from: number, to: number): void {
    const { doc } = this.looks.state;
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      this.#levels.set(line.from, (this.#levels.get(line.from) ?? 0) + 1);
      if (line.to >= to) return;
    }
  }

  #skipSpace(at: number): number {
    return this.looks.read(at, at + 1) === ' ' ? at + 1 : at;
  }

  finish(): void {
    for (const [from, level] of this.#levels) {
      const { text } = this.looks.state.doc.lineAt(from);
      this.looks.lines(`md-list md-list-${Math.min(level, maxLevel)}`, from);
      this.looks.mark('md-indent', from, from + (/^[ \t]*/.exec(text)?.[0].length ?? 0));
    }
  }
}
