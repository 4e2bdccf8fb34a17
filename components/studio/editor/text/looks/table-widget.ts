import { type EditorView, WidgetType } from '@codemirror/view';
import type { EditorHost } from '../editor-host';
import { isOnControl, make, makeButton } from './dom';
import { readTable } from './table-text';

export class TableWidget extends WidgetType {
  constructor(
    readonly text: string,
    readonly host: EditorHost,
  ) {
    super();
  }

  override eq({ text }: TableWidget): boolean {
    return text === this.text;
  }

  override toDOM(view: EditorView): HTMLElement {
    const { alignments, rows } = readTable(this.text);
    const [header = [], ...body] = rows;
    const makeRow = (cells: string[], name: 'th' | 'td') =>
      make(
        'tr',
        '',
        ...cells.map((cell, index) => make(name, `md-${alignments[index]}`, toWords(cell))),
      );
    const table = make(
      'table',
      '',
      make('thead', '', makeRow(header, 'th')),
      make('tbody', '', ...body.map((row) => makeRow(row, 'td'))),
    );
    const edit = () => {
      const from = view.posAtDOM(box);
      this.host.openForm({
        kind: 'table',
        table: { from, to: from + this.text.length, text: this.text },
      });
    };
    const isEditable = !view.state.readOnly;
    if (isEditable) table.addEventListener('click', edit);
    const box = make(
      'div',
      'md-table',
      make('div', 'md-table-scroll', table),
      isEditable && makeButton(this.host.words.looks.editTable, edit),
    );
    return box;
  }

  override get estimatedHeight(): number {
    return 45 * this.text.split('\n').length + 40;
  }

  override ignoreEvent(event: Event): boolean {
    return isOnControl(event);
  }
}

/** Cells are shown without their marks. */
const toWords = (cell: string) =>
  cell
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(.+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
