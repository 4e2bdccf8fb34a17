import { type EditorView, WidgetType } from '@codemirror/view';
import { make } from './dom';

/** A picture within a line: readers see a link to it */
export class ChipWidget extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq({ text }: ChipWidget): boolean {
    return text === this.text;
  }

  override toDOM(): HTMLElement {
    return make('span', 'md-chip', this.text);
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

export class RuleWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    return make('span', 'md-rule', '* * *');
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

export class TaskWidget extends WidgetType {
  constructor(
    readonly isDone: boolean,
    readonly label: string,
  ) {
    super();
  }

  override eq({ isDone, label }: TaskWidget): boolean {
    return isDone === this.isDone && label === this.label;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = make('input', '');
    box.type = 'checkbox';
    box.checked = this.isDone;
    box.disabled = view.state.readOnly;
    box.ariaLabel = this.label;
    const wrapper = make('span', 'md-list-mark md-task', box);
    box.addEventListener('change', () => {
      const from = view.posAtDOM(wrapper);
      const line = view.state.doc.lineAt(from);
      const at = line.from + line.text.indexOf('[', from - line.from) + 1;
      view.dispatch({
        changes: { from: at, to: at + 1, insert: box.checked ? 'x' : ' ' },
        userEvent: 'input.task',
      });
    });
    return wrapper;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
