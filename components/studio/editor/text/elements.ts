import type { Command, EditorView } from '@codemirror/view';
import type { EditorWords } from '@/lib/i18n/studio/editor/fr';
import { insertRule, wrapInCode, wrapInDetails } from './commands/blocks';
import { type InlineElement, toggleInline } from './commands/inline';
import { toggleHeading, toggleList } from './commands/lines';
import type { EditorHost } from './editor-host';

/** What an article can contain: the menu offers all, the toolbar some */
export type Element = {
  name: ElementName;
  label: string;
  sign: string;
  run: (view: EditorView, host: EditorHost) => void;
};

export type ElementName = keyof EditorWords['elements'];

const signs: Record<ElementName, string> = {
  heading2: 'H2',
  heading3: 'H3',
  heading4: 'H4',
  bullets: '•',
  numbers: '1.',
  tasks: '☑\ufe0e',
  quotation: '« »',
  picture: '▣',
  gallery: '▦',
  video: '▷',
  table: '⊞',
  link: '↗\ufe0e',
  footnote: 'x¹',
  code: '{ }',
  details: '▸',
  language: 'Aa',
  rule: '—',
};

export function runElement(name: ElementName, view: EditorView, host: EditorHost): void {
  const commands: Record<ElementName, () => unknown> = {
    heading2: () => toggleHeading(2)(view),
    heading3: () => toggleHeading(3)(view),
    heading4: () => toggleHeading(4)(view),
    bullets: () => toggleList('bullets')(view),
    numbers: () => toggleList('numbers')(view),
    tasks: () => toggleList('tasks')(view),
    code: () => wrapInCode(view),
    details: () => wrapInDetails(host.words.detailsTitle)(view),
    rule: () => insertRule(view),
    quotation: () => host.openForm({ kind: 'quotation' }),
    picture: () => host.openForm({ kind: 'files', isGallery: false }),
    gallery: () => host.openForm({ kind: 'files', isGallery: true }),
    video: () => host.openForm({ kind: 'video' }),
    table: () => host.openForm({ kind: 'table' }),
    link: () => host.openForm({ kind: 'link' }),
    footnote: () => host.openForm({ kind: 'footnote' }),
    language: () => host.openForm({ kind: 'language' }),
  };
  commands[name]();
}

export function listElements({ elements }: EditorWords): Element[] {
  return (Object.keys(signs) as ElementName[]).map((name) => ({
    name,
    label: elements[name],
    sign: signs[name],
    run: (view, host) => runElement(name, view, host),
  }));
}

export const inlineCommands: Record<InlineElement, Command> = {
  strong: toggleInline('strong'),
  emphasis: toggleInline('emphasis'),
  strikethrough: toggleInline('strikethrough'),
  code: toggleInline('code'),
};
