import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type WidgetType } from '@codemirror/view';
import type { EditorHost } from '../editor-host';

const hidden = Decoration.replace({});

export class Looks {
  readonly #ranges: Range<Decoration>[] = [];

  constructor(
    readonly state: EditorState,
    readonly host: EditorHost,
  ) {}

  hide(from: number, to: number): void {
    if (to > from) this.#ranges.push(hidden.range(from, to));
  }

  show(widget: WidgetType, from: number, to: number): void {
    this.#ranges.push(Decoration.replace({ widget }).range(from, to));
  }

  mark(className: string, from: number, to: number, attributes: Record<string, string> = {}): void {
    if (to > from) {
      this.#ranges.push(Decoration.mark({ class: className, attributes }).range(from, to));
    }
  }

  /** @param to where the last of the lines begins or ends */
  lines(
    className: string,
    from: number,
    to: number = from,
    attributes: Record<string, string> = {},
  ): void {
    const { doc } = this.state;
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      this.#ranges.push(Decoration.line({ class: className, attributes }).range(line.from));
      if (line.to >= to) return;
    }
  }

  read = (from: number, to: number) => this.state.sliceDoc(from, to);

  toDecorations = () => Decoration.set(this.#ranges, true);
}
