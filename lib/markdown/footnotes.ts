import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Dictionary } from '@/lib/i18n/fr';
import { element, isElement } from './hast';

/**
 * Footnotes in the page's language, with ids of numbers. Where the language sets a space before their numbers, it does not let them
 * go to the next line.
 */
export function transformFootnotes(tree: Root, words: Dictionary['articleText']): void {
  const calls = new Map<string, number>();
  visit(tree, 'element', (node, index, parent) => {
    if (node.properties.dataFootnotes !== undefined) transformNotes(node, words);
    const link = node.tagName === 'sup' ? node.children[0] : undefined;
    if (!isElement(link, 'a') || link.properties.dataFootnoteRef === undefined) return;
    const text = link.children[0];
    const note = text?.type === 'text' && /^\d+$/.test(text.value) ? text.value : '';
    const call = (calls.get(note) ?? 0) + 1;
    calls.set(note, call);
    link.properties = {
      id: idOfCall(note, call),
      href: `#note-${note}`,
      ariaLabel: words.note(note),
    };
    const before = index ? parent?.children[index - 1] : undefined;
    if (!parent || !index || !before) return;
    if (before.type === 'text') before.value = before.value.trimEnd() + words.beforeNote;
    else if (words.beforeNote) {
      parent.children.splice(index, 0, { type: 'text', value: words.beforeNote });
      return index + 2;
    }
  });
}

const idOfCall = (note: string | number, call: number) =>
  call > 1 ? `call-${note}-${call}` : `call-${note}`;

function transformNotes(section: Element, words: Dictionary['articleText']): void {
  section.properties = { className: ['notes'], ariaLabelledBy: ['notes'] };
  const list = section.children.find((node) => isElement(node, 'ol')) as Element | undefined;
  const items = list?.children.filter((node): node is Element => isElement(node, 'li')) ?? [];
  for (const [index, item] of items.entries()) {
    const note = index + 1;
    let call = 0;
    item.properties.id = `note-${note}`;
    visit(item, 'element', (node) => {
      if (node.tagName !== 'a' || node.properties.dataFootnoteBackref === undefined) return;
      call += 1;
      const ariaLabel = words.backToText(note, call);
      node.properties = { className: ['back'], href: `#${idOfCall(note, call)}`, ariaLabel };
    });
    visit(item, 'text', (node) => {
      if (node.value === '↩') node.value = '↩\ufe0e';
    });
  }
  const title = element('h2', { id: 'notes' }, words.notes);
  section.children = [title, ...(list ? [list] : [])];
}
