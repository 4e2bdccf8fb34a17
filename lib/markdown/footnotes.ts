import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Dictionary } from '@/lib/i18n/fr';
import { element, isElement } from './hast';

/** Translates footnotes, numbers their ids and, in French, puts a no-break space before references. */
export function transformFootnotes(tree: Root, words: Dictionary['articleText']): void {
  const counts = new Map<string, number>();
  visit(tree, 'element', (node, index, parent) => {
    if (node.properties.dataFootnotes !== undefined) transformNotes(node, words);
    const link = node.tagName === 'sup' ? node.children[0] : undefined;
    if (!isElement(link, 'a') || link.properties.dataFootnoteRef === undefined) return;
    const text = link.children[0];
    const note = text?.type === 'text' && /^\d+$/.test(text.value) ? text.value : '';
    const count = (counts.get(note) ?? 0) + 1;
    counts.set(note, count);
    link.properties = {
      id: formatReferenceId(note, count),
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

const formatReferenceId = (note: string | number, count: number) =>
  count > 1 ? `call-${note}-${count}` : `call-${note}`;

function transformNotes(section: Element, words: Dictionary['articleText']): void {
  section.properties = { className: ['notes'], ariaLabelledBy: ['notes'] };
  const list = section.children.find((node) => isElement(node, 'ol')) as Element | undefined;
  const items = list?.children.filter((node): node is Element => isElement(node, 'li')) ?? [];
  for (const [index, item] of items.entries()) {
    const note = index + 1;
    let count = 0;
    item.properties.id = `note-${note}`;
    visit(item, 'element', (node) => {
      if (node.tagName !== 'a' || node.properties.dataFootnoteBackref === undefined) return;
      count += 1;
      const ariaLabel = words.backToText(note, count);
      node.properties = {
        className: ['back'],
        href: `#${formatReferenceId(note, count)}`,
        ariaLabel,
      };
    });
    visit(item, 'text', (node) => {
      if (node.value === '↩') node.value = '↩\ufe0e';
    });
  }
  const title = element('h2', { id: 'notes' }, words.notes);
  section.children = [title, ...(list ? [list] : [])];
}
