import { isolateHistory } from '@codemirror/commands';
import {
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { placeBlock } from './commands/blocks';
import { writePicture } from './commands/inserts';
import type { EditorHost } from './editor-host';
import { UploadWidget } from './upload-widget';

/** @param onProgress is told the share that was sent, 0 to 1; rejects with a sentence for the author */
export type Upload = (
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<{ path: string }>;

export type Item = {
  id: number;
  file: File;
  share: number;
  problem: string | null;
  path: string | null;
};

/** Files whose pictures will stand together; they are no text until they are stored. */
export type Batch = { id: number; at: number; items: Item[] };

const begin = StateEffect.define<Batch>({
  map: (batch, changes) => ({ ...batch, at: changes.mapPos(batch.at, 1) }),
});
const change = StateEffect.define<{ item: number } & Partial<Item>>();
const remove = StateEffect.define<number>();
const finish = StateEffect.define<number>();

const batches = StateField.define<Batch[]>({
  create: () => [],
  update: (value, transaction) => applyTo(value, transaction),
});

function applyTo(value: Batch[], { changes, docChanged, effects }: Transaction): Batch[] {
  const finished = effects.find((effect) => effect.is(finish))?.value;
  let next = value;
  if (docChanged && value.length > 0) {
    next = next.map((batch) => ({
      ...batch,
      // Earlier pictures stay before the one that is written now.
      at: changes.mapPos(batch.at, finished !== undefined && batch.id < finished ? -1 : 1),
    }));
  }
  for (const effect of effects) {
    if (effect.is(begin)) next = [...next, effect.value];
    if (effect.is(finish)) next = next.filter(({ id }) => id !== effect.value);
    if (effect.is(change))
      next = mapItems(next, (item) =>
        item.id === effect.value.item ? { ...item, ...effect.value } : item,
      );
    if (effect.is(remove))
      next = mapItems(next, (item) => (item.id === effect.value ? null : item));
  }
  return next;
}

function mapItems(value: Batch[], map: (item: Item) => Item | null): Batch[] {
  return value
    .map((batch) => ({ ...batch, items: batch.items.map(map).filter((item) => item !== null) }))
    .filter(({ items }) => items.length > 0);
}

export const listBatches = (state: EditorState) => state.field(batches, false) ?? [];

/** How many pictures are not in the text yet, failed ones among them */
export const countUploads = (state: EditorState) =>
  listBatches(state).reduce((sum, { items }) => sum + items.length, 0);

const running = new Map<number, AbortController>();
let lastId = 0;

export type Uploader = ReturnType<typeof createUploader>;

/** Sends files one after the other and writes their pictures into the text, each batch in one step of the history. */
export function createUploader(upload: Upload, host: EditorHost) {
  let queue = Promise.resolve();

  function start(
    view: EditorView,
    files: File[],
    { at, isGallery = false }: { at?: number; isGallery?: boolean } = {},
  ): void {
    const place = at ?? view.state.selection.main.head;
    const items = files.map((file): Item => {
      lastId += 1;
      return { id: lastId, file, share: 0, problem: null, path: null };
    });
    const groups = isGallery ? [items] : items.map((item) => [item]);
    view.dispatch({
      effects: groups.map((group) => {
        lastId += 1;
        return begin.of({ id: lastId, at: place, items: group });
      }),
    });
    for (const item of items) send(view, item);
  }

  function send(view: EditorView, { id, file }: Item): void {
    const abort = new AbortController();
    running.set(id, abort);
    const report = (values: Partial<Item>) => {
      if (!abort.signal.aborted) view.dispatch({ effects: change.of({ item: id, ...values }) });
    };
    report({ problem: null, share: 0 });
    queue = queue.then(async () => {
      if (abort.signal.aborted) return;
      try {
        const { path } = await upload(file, (share) => report({ share }), abort.signal);
        report({ share: 1, path });
        write(view, id);
      } catch (error) {
        report({ problem: error instanceof Error ? error.message : host.words.uploads.failed });
      } finally {
        running.delete(id);
      }
    });
  }

  function drop(view: EditorView, { id }: Item): void {
    running.get(id)?.abort();
    const batch = listBatches(view.state).find(({ items }) => items.some((item) => item.id === id));
    view.dispatch({ effects: remove.of(id) });
    const rest = batch?.items.find((item) => item.id !== id);
    if (rest) write(view, rest.id);
  }

  function write(view: EditorView, itemId: number): void {
    const batch = listBatches(view.state).find(({ items }) =>
      items.some(({ id }) => id === itemId),
    );
    const paths = batch?.items.map(({ path }) => path);
    if (!batch || !paths?.every((path) => path !== null)) return;
    const text = paths
      .map((address) => writePicture({ address, description: '', caption: '', credit: '' }))
      .join('\n');
    const { main } = view.state.selection;
    const { from, to } = placeBlock(view.state, batch.at, text);
    // Who waits on the blank line goes on below the picture.
    const isHere = main.empty && main.head >= from && main.head <= to;
    const { insert, start } = placeBlock(view.state, batch.at, isHere ? `${text}\n\n` : text);
    view.dispatch({
      changes: { from, to, insert },
      ...(isHere ? { selection: { anchor: start + text.length + 2 } } : {}),
      effects: finish.of(batch.id),
      userEvent: 'input.upload',
      annotations: isolateHistory.of('full'),
    });
  }

  const shown: Extension = [
    batches,
    EditorView.decorations.compute([batches], (state) =>
      Decoration.set(
        listBatches(state).map((batch) =>
          Decoration.widget({
            widget: new UploadWidget(batch.items, host.words.uploads, { retry: send, drop }),
            block: true,
            side: 1,
          }).range(state.doc.lineAt(batch.at).to),
        ),
        true,
      ),
    ),
  ];
  return { start, shown };
}
