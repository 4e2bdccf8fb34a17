import { WidgetType } from '@codemirror/view';
import type { EditorHost } from '../editor-host';
import { make } from './dom';
import { makeImage } from './pictures-widget';
import type { ShownBlock } from './read-blocks';

type Video = Extract<ShownBlock, { kind: 'video' }>;

export class VideoWidget extends WidgetType {
  constructor(
    readonly video: Video,
    readonly host: EditorHost,
  ) {
    super();
  }

  override eq({ video }: VideoWidget): boolean {
    const { from, to, ...words } = this.video;
    const { from: _, to: __, ...others } = video;
    return JSON.stringify(words) === JSON.stringify(others);
  }

  override toDOM(): HTMLElement {
    const { site, still, title } = this.video;
    const { looks } = this.host.words;
    return make(
      'div',
      'md-video',
      still && makeImage(still.address, looks.notStored),
      make('span', 'md-video-label', looks.watch(site), title && make('strong', '', title)),
      still?.caption && make('span', 'md-caption', still.caption),
      still?.credit && make('span', 'md-credit', looks.credit(still.credit)),
    );
  }

  override get estimatedHeight(): number {
    return this.video.still ? 400 : 60;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
