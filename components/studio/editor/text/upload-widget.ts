import { type EditorView, WidgetType } from '@codemirror/view';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import { isOnControl, make, makeButton } from './looks/dom';
import type { Item } from './uploads';

type Acts = Record<'retry' | 'drop', (view: EditorView, item: Item) => void>;

export class UploadWidget extends WidgetType {
  constructor(
    readonly items: Item[],
    readonly words: EditorWords['uploads'],
    readonly acts: Acts,
  ) {
    super();
  }

  override eq({ items }: UploadWidget): boolean {
    return items === this.items;
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = make('div', 'md-uploads');
    this.#fill(box, view);
    return box;
  }

  override updateDOM(box: HTMLElement, view: EditorView): boolean {
    const bars = [...box.querySelectorAll('progress')];
    const waits = this.items.every(({ problem }) => problem === null);
    if (waits && bars.length === this.items.length) {
      for (const [index, { share }] of this.items.entries()) {
        const bar = bars[index];
        if (bar) bar.value = share;
      }
    } else {
      box.replaceChildren();
      this.#fill(box, view);
    }
    return true;
  }

  #fill(box: HTMLElement, view: EditorView): void {
    box.append(...this.items.map((item) => this.#makeRow(item, view)));
  }

  #makeRow(item: Item, view: EditorView): HTMLElement {
    const { problem, share, file } = item;
    const { retry, drop } = this.acts;
    const remove = makeButton(this.words.remove, () => drop(view, item));
    if (problem !== null) {
      const sentence = make('p', 'md-missing', this.words.problem(file.name, problem));
      sentence.role = 'alert';
      const again = makeButton(this.words.retry, () => retry(view, item));
      return make('div', 'md-upload', sentence, again, remove);
    }
    const label = this.words.sending(file.name);
    const bar = make('progress', '');
    bar.max = 1;
    bar.value = share;
    bar.ariaLabel = label;
    return make('div', 'md-upload', make('span', '', label), bar, remove);
  }

  override get estimatedHeight(): number {
    return 64 * this.items.length;
  }

  override ignoreEvent(event: Event): boolean {
    return isOnControl(event);
  }
}
