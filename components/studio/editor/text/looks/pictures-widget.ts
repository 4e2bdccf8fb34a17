import { type EditorView, WidgetType } from '@codemirror/view';
import { getImageId } from '@/lib/markdown/pictures';
import { imageUrl } from '@/lib/media/variants';
import type { EditorHost } from '../editor-host';
import { isOnControl, make, makeButton } from './dom';
import type { WrittenPicture } from './read-picture';

export class PicturesWidget extends WidgetType {
  constructor(
    readonly pictures: WrittenPicture[],
    readonly host: EditorHost,
  ) {
    super();
  }

  override eq({ pictures }: PicturesWidget): boolean {
    return JSON.stringify(pictures.map(toWords)) === JSON.stringify(this.pictures.map(toWords));
  }

  override toDOM(view: EditorView): HTMLElement {
    const box = make('div', this.pictures.length > 1 ? 'md-pictures md-gallery' : 'md-pictures');
    box.append(
      ...this.pictures.map((picture) => {
        const edit = () =>
          this.host.openForm({
            kind: 'picture',
            picture: findAt(view, box, picture, this.pictures[0]),
          });
        return makeFigure(picture, this.host, view.state.readOnly ? null : edit);
      }),
    );
    return box;
  }

  override get estimatedHeight(): number {
    return 360;
  }

  override ignoreEvent(event: Event): boolean {
    return isOnControl(event);
  }
}

const toWords = ({ from, to, ...words }: WrittenPicture) => words;

/** Text before it may have changed since the widget was made. */
function findAt(
  view: EditorView,
  box: HTMLElement,
  picture: WrittenPicture,
  first: WrittenPicture | undefined,
): WrittenPicture {
  const moved = view.posAtDOM(box) - (first?.from ?? picture.from);
  return { ...picture, from: picture.from + moved, to: picture.to + moved };
}

export function makeFigure(
  { description, address, caption, credit }: WrittenPicture,
  { words }: EditorHost,
  edit: (() => void) | null,
): HTMLElement {
  const about = make(
    'figcaption',
    '',
    caption && make('span', 'md-caption', caption),
    credit && make('span', 'md-credit', words.looks.credit(credit)),
    description
      ? make('span', 'md-description', words.looks.described(description))
      : make('strong', 'md-missing', words.looks.undescribed),
    edit && makeButton(description ? words.looks.edit : words.looks.describe, edit),
  );
  const image = makeImage(address, words.looks.notStored);
  if (edit) image.addEventListener('click', edit);
  return make('figure', 'md-figure', image, about);
}

export function makeImage(address: string, notStored: (address: string) => string): HTMLElement {
  const id = getImageId(address);
  if (!id) return make('p', 'md-no-picture', notStored(address));
  const image = make('img', '');
  image.src = imageUrl(id, 800, 'webp');
  // The description stands below it.
  image.alt = '';
  return image;
}
